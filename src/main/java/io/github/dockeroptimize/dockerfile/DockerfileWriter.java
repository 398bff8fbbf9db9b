package io.github.dockeroptimize.dockerfile;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.output.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a Dockerfile as text. Only this class handles quoting, escaping and line breaks. */
final class DockerfileWriter {

    private static final String CONTINUED = " \\\n    ";

    private final StringBuilder text = new StringBuilder();
    private boolean atStart = true;

    private DockerfileWriter() {}

    static String write(Dockerfile dockerfile) {
        DockerfileWriter writer = new DockerfileWriter();
        writer.comments(dockerfile.header());
        for (Dockerfile.Group group : dockerfile.groups()) {
            writer.group(group);
        }
        return writer.text.toString();
    }

    /**
     * Writes a group, with an empty line between a comment and FROM, which BuildKit would read as the stage's
     * description.
     */
    private void group(Dockerfile.Group group) {
        text.append('\n');
        comments(group.comment());
        if (!group.instructions().isEmpty() && group.instructions().get(0).startsStage()) {
            text.append('\n');
        }
        for (Instruction instruction : group.instructions()) {
            instruction.write(this);
            text.append('\n');
            atStart = true;
        }
    }

    private void comments(List<String> lines) {
        for (String line : lines) {
            text.append(line.isEmpty() ? "#" : "# ").append(line).append('\n');
        }
    }

    /** Writes an unquoted word, after a blank unless it is the first of its line. */
    DockerfileWriter word(String word) {
        text.append(atStart ? "" : " ").append(word);
        atStart = false;
        return this;
    }

    /** Writes a flag if it is set. */
    void flag(boolean set, String flag) {
        if (set) {
            word(flag);
        }
    }

    /** Continues on the next line. */
    void wrap() {
        text.append(CONTINUED);
        atStart = true;
    }

    /** Writes shell commands, one per line. */
    void commands(List<String> commands) {
        word(String.join(CONTINUED + "&& ", commands));
    }

    /** Writes the arguments of COPY. */
    void paths(List<String> sources, String destination) {
        word(CopyPaths.of(sources, destination));
    }

    /**
     * Writes names with values, one per line.
     *
     * @param parameter the user's parameter, for the message
     */
    void pairs(String parameter, Map<String, String> pairs) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            words.add(name(parameter, pair.getKey()) + "=" + quoted(parameter, pair.getKey(), pair.getValue()));
        }
        word(String.join(CONTINUED, words));
    }

    /** Writes the exec form. */
    void json(List<String> command) {
        word(Json.line(command));
    }

    private static String name(String parameter, String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_./-]*")) {
            throw new InvalidInputException(
                    "'" + parameter + "' has the name " + quote(name)
                            + ", but names may contain only letters, digits and . _ / -",
                    "rename it");
        }
        return name;
    }

    /** Refuses a value that would go on in the next line, where it could be an instruction. */
    static void requireOneLine(String parameter, String name, String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || value.indexOf(0) >= 0) {
            throw new InvalidInputException(
                    "'" + parameter + "' has " + quote(name) + " with the value " + quote(value)
                            + ", but a Dockerfile can't contain a line break there",
                    "remove it or set the value when the container starts");
        }
    }

    /** Quotes a value: in double quotes a backslash escapes quotes, dollars and itself. */
    private static String quoted(String parameter, String name, String value) {
        requireOneLine(parameter, name, value);
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
    }
}
