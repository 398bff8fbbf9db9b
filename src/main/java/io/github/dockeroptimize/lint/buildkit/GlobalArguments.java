package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Expander;
import io.github.dockeroptimize.lint.text.ExpansionException;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.SyntaxException;
import io.github.dockeroptimize.lint.text.Variables;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code ARG}s before the first {@code FROM}, and the predefined ones. */
final class GlobalArguments {

    private final Variables values = Variables.none();
    private final Set<String> names = new HashSet<>();

    /** The arguments of the default platform and those of the preamble. Each value may use the earlier ones. */
    static GlobalArguments of(List<Instruction> preamble, Expander expander) {
        GlobalArguments arguments = new GlobalArguments();
        predefined().forEach(arguments::put);
        for (Instruction instruction : preamble) {
            for (String word : instruction.words()) {
                NameValue pair = NameValue.of(word);
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

    private static Map<String, String> predefined() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String side : List.of("BUILD", "TARGET")) {
            values.put(side + "PLATFORM", "linux/amd64");
            values.put(side + "OS", "linux");
            values.put(side + "OSVERSION", "");
            values.put(side + "ARCH", "amd64");
            values.put(side + "VARIANT", "");
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
