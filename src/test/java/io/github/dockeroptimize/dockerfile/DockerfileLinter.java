package io.github.dockeroptimize.dockerfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rules of hadolint and of {@code docker build --check} that the text alone can answer, on a parser of its own: it
 * shares nothing with the writer that it judges.
 */
final class DockerfileLinter {

    /** One instruction with its continuation lines joined. */
    record Line(String keyword, String rest, boolean commentAbove) {

        List<String> words() {
            return List.of(rest.split(" +", -1));
        }

        /** What is neither a flag nor the instruction itself. */
        List<String> arguments() {
            return words().stream().filter(word -> !word.startsWith("--")).toList();
        }

        String destination() {
            List<String> arguments = arguments();
            return arguments.get(arguments.size() - 1);
        }
    }

    private final List<String> findings = new ArrayList<>();
    private final Set<String> stages = new HashSet<>();

    private DockerfileLinter() {}

    static List<String> findings(String dockerfile) {
        DockerfileLinter linter = new DockerfileLinter();
        List<Line> lines = parse(dockerfile);
        lines.forEach(linter::line);
        linter.atLast(lastStage(lines));
        linter.once(lines);
        return linter.findings;
    }

    static List<Line> parse(String dockerfile) {
        List<Line> lines = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        boolean comment = false;
        for (String line : dockerfile.split("\n", -1)) {
            if (joined.isEmpty() && (line.isEmpty() || line.startsWith("#"))) {
                comment = line.startsWith("#");
                continue;
            }
            boolean continued = line.endsWith("\\");
            joined.append(continued ? line.substring(0, line.length() - 1) : line);
            if (!continued) {
                String[] parts = joined.toString().split(" ", 2);
                lines.add(new Line(parts[0], parts.length == 1 ? "" : parts[1], comment));
                joined.setLength(0);
                comment = false;
            }
        }
        if (!joined.isEmpty()) {
            throw new AssertionError("continues after the end: " + joined);
        }
        return lines;
    }

    static List<Line> lastStage(List<Line> lines) {
        int from = 0;
        for (int i = 0; i < lines.size(); i++) {
            from = lines.get(i).keyword().equals("FROM") ? i : from;
        }
        return lines.subList(from, lines.size());
    }

    private void line(Line line) {
        check(line.keyword().equals(line.keyword().toUpperCase(Locale.ROOT)), "ConsistentInstructionCasing", line);
        switch (line.keyword()) {
            case "FROM" -> from(line);
            case "COPY", "ADD" -> copy(line);
            case "ARG" -> check(line.rest().matches("[A-Z]+"), "LegacyKeyValueFormat", line);
            case "WORKDIR" -> check(line.rest().startsWith("/"), "DL3000", line);
            case "USER" -> check(line.rest().matches("\\d+(:\\d+)?"), "DL3066", line);
            case "ENTRYPOINT", "CMD", "VOLUME" -> check(line.rest().startsWith("[\""), "DL3025", line);
            case "HEALTHCHECK" -> check(line.rest().startsWith("CMD [\""), "DL3025", line);
            case "ENV", "LABEL" -> check(line.rest().matches("[\\w./-]+=.*"), "LegacyKeyValueFormat", line);
            case "EXPOSE" -> check(line.rest().matches("[0-9/a-z -]+"), "ExposeInvalidFormat", line);
            case "RUN" -> check(!line.rest().contains(" | "), "DL4006", line);
            default -> findings.add("unknown: " + line);
        }
    }

    private void from(Line line) {
        List<String> words = line.arguments();
        String image = words.get(0);
        boolean scratch = image.equals("scratch");
        check(scratch || stages.contains(image) || image.matches(".*(:[^/]+|@sha256:.*)"), "DL3006", line);
        check(!image.endsWith(":latest"), "DL3007", line);
        check(!line.commentAbove(), "InvalidDefinitionDescription", line);
        check(!line.rest().contains("--platform=") || line.rest().contains("BUILDPLATFORM"), "DL3029", line);
        if (words.size() > 1) {
            check(words.size() == 3 && words.get(1).equals("AS"), "FromAsCasing", line);
            String stage = words.get(words.size() - 1);
            check(stage.equals(stage.toLowerCase(Locale.ROOT)), "StageNameCasing", line);
            check(!stage.equals("scratch") && !stage.equals("context"), "ReservedStageName", line);
            check(stages.add(stage), "DuplicateStageName", line);
        }
    }

    private void copy(Line line) {
        if (line.rest().startsWith("[")) {
            check(line.rest().matches("\\[\".+\", \"/[^\"]*\"]"), "DL3045", line);
            return;
        }
        check(line.destination().startsWith("/"), "DL3045", line);
        for (String word : line.words()) {
            if (word.startsWith("--from=")) {
                check(stages.contains(word.substring("--from=".length())), "DL3022", line);
                check(!line.arguments().get(0).equals("/"), "DL3067", line);
            }
        }
        boolean archive = line.arguments().get(0).endsWith(".tar");
        check(line.keyword().equals("COPY") || archive, "DL3020", line);
        check(line.arguments().size() == 2 || line.destination().endsWith("/"), "DL3021", line);
    }

    private void atLast(List<Line> stage) {
        stage.stream().filter(line -> line.keyword().equals("RUN")).forEach(line -> findings.add("RUN at last"));
        List<Line> users =
                stage.stream().filter(line -> line.keyword().equals("USER")).toList();
        if (users.isEmpty() || users.get(users.size() - 1).rest().matches("0+(:.*)?")) {
            findings.add("DL3002: root at last");
        }
    }

    private void once(List<Line> lines) {
        for (String keyword : List.of("ENTRYPOINT", "CMD")) {
            if (lines.stream().filter(line -> line.keyword().equals(keyword)).count() > 1) {
                findings.add("MultipleInstructionsDisallowed: " + keyword);
            }
        }
    }

    private void check(boolean fine, String rule, Line line) {
        if (!fine) {
            findings.add(rule + ": " + line.keyword() + " " + line.rest());
        }
    }
}
