package io.github.dockeroptimize.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of {@code package.json} that a shell isn't needed for.
 *
 * @param environment what it sets in front of the program
 * @param words the program and its arguments
 */
record NodeCommand(Map<String, String> environment, List<String> words) {

    private static final Pattern BUILT_FIRST =
            Pattern.compile("(?:npm run|pnpm(?: run)?|yarn(?: run)?) build\\s*&&\\s*(.*)", Pattern.DOTALL);
    private static final Pattern WORD =
            Pattern.compile("\\G\\s*((?:[^\\s\"'\\\\$`&|;<>()*?~#]|\"[^\"\\\\$`]*\"|'[^']*')+)");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);

    /** The command, or nothing where it is more than a program with its arguments. */
    static Optional<NodeCommand> of(String script) {
        Matcher built = BUILT_FIRST.matcher(script.strip());
        List<String> words = new ArrayList<>();
        String rest = built.matches() ? built.group(1) : script.strip();
        Matcher word = WORD.matcher(rest);
        int end = 0;
        while (word.find()) {
            words.add(unquoted(word.group(1)));
            end = word.end();
        }
        return end == rest.length() ? withoutAssignments(words) : Optional.empty();
    }

    private static String unquoted(String word) {
        return word.replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2");
    }

    private static Optional<NodeCommand> withoutAssignments(List<String> words) {
        Map<String, String> environment = new LinkedHashMap<>();
        int first = 0;
        for (; first < words.size(); first++) {
            Matcher assignment = ASSIGNMENT.matcher(words.get(first));
            if (assignment.matches()) {
                environment.put(assignment.group(1), assignment.group(2));
            } else if (!List.of("cross-env", "env", "exec").contains(words.get(first))) {
                break;
            }
        }
        return first == words.size()
                ? Optional.empty()
                : Optional.of(new NodeCommand(environment, List.copyOf(words.subList(first, words.size()))));
    }
}
