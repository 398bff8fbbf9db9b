package io.github.dockeroptimize.inspect.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command without the programs that only prepare it.
 *
 * @param environment variables that it sets
 * @param words the program and its arguments
 * @param files files of variables that a program in front of it would have read
 */
record NodeCommand(Map<String, String> environment, List<String> words, List<String> files) {

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);
    private static final List<String> SETTERS = List.of("cross-env", "cross-env-shell", "env", "exec");
    private static final List<String> READERS = List.of("dotenv", "dotenvx", "env-cmd");
    private static final List<String> RUNNERS = List.of("npx", "npm exec", "pnpm exec", "yarn exec", "pnpx");

    static NodeCommand of(List<String> words) {
        Map<String, String> environment = new LinkedHashMap<>();
        List<String> files = new ArrayList<>();
        List<String> rest = words;
        while (!rest.isEmpty()) {
            Matcher assignment = ASSIGNMENT.matcher(rest.get(0));
            if (assignment.matches()) {
                set(environment, assignment.group(1), assignment.group(2));
                rest = after(rest, 1);
            } else if (SETTERS.contains(rest.get(0))) {
                rest = after(rest, 1);
            } else if (READERS.contains(rest.get(0))) {
                rest = afterFiles(rest, files, environment);
            } else if (RUNNERS.contains(rest.get(0))) {
                rest = afterOptions(after(rest, 1));
            } else if (rest.size() > 1 && RUNNERS.contains(rest.get(0) + " " + rest.get(1))) {
                rest = afterOptions(after(rest, 2));
            } else {
                break;
            }
        }
        return new NodeCommand(environment, withoutDirectory(rest), files);
    }

    /** What would load Plug'n'Play is left out, since the image has node_modules. */
    private static void set(Map<String, String> environment, String name, String value) {
        String set = name.equals("NODE_OPTIONS") ? NodeYarn.withoutLoader(value) : value;
        if (set.equals(value) || !set.isEmpty()) {
            environment.put(name, set);
        }
    }

    private static List<String> withoutDirectory(List<String> words) {
        List<String> plain = new ArrayList<>(words);
        if (!plain.isEmpty()) {
            plain.set(0, plain.get(0).replaceFirst("^(?:\\./)?node_modules/\\.bin/", ""));
        }
        return plain;
    }

    /** The words after the options of a program that reads files of variables. */
    private static List<String> afterFiles(List<String> words, List<String> files, Map<String, String> environment) {
        int at = 1;
        for (;
                at < words.size()
                        && (words.get(at).startsWith("-") || words.get(at).equals("run"));
                at++) {
            if (words.get(at).equals("--")) {
                return after(words, at + 1);
            }
            if (words.get(at).matches("-[ef]|--(?:env-)?file") && at + 1 < words.size()) {
                files.add(words.get(++at));
            } else if (words.get(at).equals("-v") && at + 1 < words.size()) {
                Matcher assignment = ASSIGNMENT.matcher(words.get(++at));
                if (assignment.matches()) {
                    set(environment, assignment.group(1), assignment.group(2));
                }
            }
        }
        if (files.isEmpty()) {
            files.add(".env");
        }
        return after(words, at);
    }

    private static List<String> afterOptions(List<String> words) {
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            at += words.get(at).matches("-p|--package") ? 2 : 1;
        }
        return after(words, at);
    }

    private static List<String> after(List<String> words, int count) {
        return words.subList(Math.min(count, words.size()), words.size());
    }
}
