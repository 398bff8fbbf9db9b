package io.github.dockeroptimize.lint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code ARG}s before the first {@code FROM}, and those that every build has. */
final class GlobalArguments {

    private final Variables values = Variables.none();
    private final Set<String> names = new HashSet<>();

    /** The platform's arguments, and then what the preamble says, each with what is known by then. */
    static GlobalArguments of(List<Instruction> preamble, String platform, Expander expander) {
        GlobalArguments arguments = new GlobalArguments();
        predefined(platform).forEach(arguments::put);
        for (Instruction instruction : preamble) {
            for (String word : instruction.words()) {
                Pair pair = Pair.of(word);
                arguments.names.add(pair.name());
                if (word.contains("=")) {
                    arguments.put(pair.name(), expanded(instruction, pair.value(), arguments, expander));
                }
            }
        }
        return arguments;
    }

    private static String expanded(
            Instruction instruction, String value, GlobalArguments arguments, Expander expander) {
        try {
            return expander.expand(value, arguments.values).text();
        } catch (ExpansionException e) {
            throw new SyntaxException(instruction.line(), e.message());
        }
    }

    private static Map<String, String> predefined(String platform) {
        String[] parts = platform.split("/", 3);
        Map<String, String> values = new LinkedHashMap<>();
        for (String side : List.of("BUILD", "TARGET")) {
            values.put(side + "PLATFORM", platform);
            values.put(side + "OS", parts[0]);
            values.put(side + "OSVERSION", "");
            values.put(side + "ARCH", parts.length > 1 ? parts[1] : "");
            values.put(side + "VARIANT", parts.length > 2 ? parts[2] : "");
        }
        values.put("TARGETSTAGE", "default");
        return values;
    }

    private void put(String name, String value) {
        values.put(name, value);
        names.add(name);
    }

    Variables values() {
        return values;
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
