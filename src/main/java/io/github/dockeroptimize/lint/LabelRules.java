package io.github.dockeroptimize.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Labels: how their names look, and what somebody's schema asks of them. */
final class LabelRules {

    private static final Map<LabelFormat, String> CODES = Map.of(
            LabelFormat.URL, "DL3052",
            LabelFormat.TIME, "DL3053",
            LabelFormat.LICENSE, "DL3054",
            LabelFormat.GIT_HASH, "DL3055",
            LabelFormat.VERSION, "DL3056",
            LabelFormat.EMAIL, "DL3058");

    private LabelRules() {}

    static List<Rule> all(Map<String, LabelFormat> schema, boolean others) {
        List<Rule> rules = new ArrayList<>();
        rules.add(Rule.ofEach(
                "DL3048",
                Severity.STYLE,
                "A label's name has lower case letters, digits and single '.', '-', '_', '/', and isn't Docker's own",
                instruction -> labels(instruction).anyMatch(label -> !isName(label.name()))));
        if (!others) {
            rules.add(Rule.ofEach(
                    "DL3050",
                    Severity.INFO,
                    "The schema knows no such label; take it out",
                    instruction -> labels(instruction).anyMatch(label -> !schema.containsKey(label.name()))));
        }
        new TreeMap<>(schema).forEach((name, format) -> {
            rules.add(Rule.ofFile(
                    "DL3049",
                    Severity.INFO,
                    "The label '" + name + "' is missing",
                    dockerfile -> stagesWithout(dockerfile, name)));
            rules.add(Rule.ofEach(
                    "DL3051",
                    Severity.WARNING,
                    "The label '" + name + "' is empty",
                    instruction -> labels(instruction)
                            .anyMatch(label ->
                                    label.name().equals(name) && value(label).isEmpty())));
            if (CODES.containsKey(format)) {
                rules.add(Rule.ofEach(
                        CODES.getOrDefault(format, ""),
                        Severity.WARNING,
                        "The label '" + name + "' doesn't hold what it should: " + format,
                        instruction -> labels(instruction)
                                .anyMatch(label ->
                                        label.name().equals(name) && !LabelValues.isValid(format, value(label)))));
            }
        });
        return rules;
    }

    private static Stream<Pair> labels(Instruction instruction) {
        return instruction.is("LABEL")
                ? instruction.pairs().stream().map(pair -> new Pair(Blanks.unquoted(pair.name()), pair.value(), false))
                : Stream.empty();
    }

    private static String value(Pair label) {
        return Blanks.unquoted(label.value());
    }

    private static boolean isName(String name) {
        if (name.isEmpty()) {
            return false;
        }
        char first = name.charAt(0);
        char last = name.charAt(name.length() - 1);
        return first >= 'a'
                && first <= 'z'
                && isLetterOrDigit(last)
                && name.chars().allMatch(c -> isLetterOrDigit(c) || ".-_/".indexOf(c) >= 0)
                && !name.contains("..")
                && !name.contains("--")
                && Stream.of("com.docker.", "io.docker.", "org.dockerproject.").noneMatch(name::startsWith);
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** A stage that another one goes on from, or takes files from, need not have it itself. */
    private static Stream<Integer> stagesWithout(ShellDockerfile dockerfile, String name) {
        Set<String> labelled = new HashSet<>();
        Set<String> intermediate = new HashSet<>();
        List<Stage> without = new ArrayList<>();
        for (Stage stage : dockerfile.stages()) {
            String image = ImageGrammar.parse(stage.image()).path();
            boolean has = stage.body().stream()
                    .flatMap(LabelRules::labels)
                    .anyMatch(label -> label.name().equals(name));
            if (has || (!image.isEmpty() && labelled.contains(image))) {
                labelled.add(stage.alias());
            } else {
                without.add(stage);
            }
            stage.body().stream()
                    .filter(instruction -> instruction.is("COPY"))
                    .flatMap(copy -> copy.flag("from"))
                    .forEach(intermediate::add);
        }
        return without.stream()
                .filter(stage -> stage.alias().isEmpty() || !intermediate.contains(stage.alias()))
                .map(stage -> stage.from().line());
    }
}
