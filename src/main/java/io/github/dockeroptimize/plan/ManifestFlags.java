package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the manifest of a jar tells the JVM that is started with {@code -jar}, as flags for one that is started by class
 * path (java.util.jar package description, "Main Attributes"; JEP 472 for native access, from Java 22).
 */
final class ManifestFlags {

    private static final String UNNAMED = "=ALL-UNNAMED";
    private static final int FIRST_WITH_MODULES = 9;
    private static final int FIRST_WITH_NATIVE_ACCESS = 22;
    private static final String AGENT = "Launcher-Agent-Class";

    private final Function<String, Optional<String>> attributes;
    private final int release;

    private ManifestFlags(Function<String, Optional<String>> attributes, int release) {
        this.attributes = attributes;
        this.release = release;
    }

    /**
     * The flags.
     *
     * @param attributes the manifest's main attributes, by name
     * @param runtime that starts the program
     * @throws InvalidInputException for an agent that only {@code -jar} starts, unless the start command is the user's
     */
    static List<String> of(Function<String, Optional<String>> attributes, JavaRuntime runtime) {
        Optional<String> agent = attributes.apply(AGENT);
        if (agent.isPresent() && runtime.options().config().entrypoint().isEmpty()) {
            throw new InvalidInputException(
                    "the manifest has " + quote(AGENT) + " " + quote(agent.get())
                            + ", but this application is started by its class path, where the JVM ignores it",
                    "remove it and set <agents>, or set <entrypoint>");
        }
        return new ManifestFlags(attributes, runtime.release()).flags();
    }

    private List<String> flags() {
        List<String> flags = new ArrayList<>();
        if (release >= FIRST_WITH_MODULES) {
            packages("Add-Exports", "--add-exports=", flags);
            packages("Add-Opens", "--add-opens=", flags);
        }
        Optional<String> nativeAccess = attributes.apply("Enable-Native-Access");
        if (nativeAccess.isPresent() && release >= FIRST_WITH_NATIVE_ACCESS) {
            flags.add("--enable-native-access=" + nativeAccess.get().strip());
        }
        return flags;
    }

    private void packages(String attribute, String flag, List<String> flags) {
        Optional<String> packages = attributes.apply(attribute);
        if (packages.isPresent()) {
            for (String name : packages.get().strip().split("\\s+", -1)) {
                flags.add(flag + name + UNNAMED);
            }
        }
    }
}
