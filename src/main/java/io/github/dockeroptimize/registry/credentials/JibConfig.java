package io.github.dockeroptimize.registry.credentials;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Jib's global configuration, {@code config.json}. It is read with the YAML parser that the plugin needs anyway: JSON is
 * YAML.
 *
 * @see <a href="https://github.com/GoogleContainerTools/jib/tree/master/jib-maven-plugin#global-jib-configuration">its
 *     manual</a>
 */
public final class JibConfig {

    private final Path file;

    private JibConfig(Path file) {
        this.file = file;
    }

    /** Where Jib looks for it. Unlike Jib, this creates no missing file. */
    public static JibConfig of(UserEnvironment machine) {
        return new JibConfig(machine.property("jib.configDirectory")
                .orElseGet(() -> folder(machine))
                .resolve("config.json"));
    }

    private static Path folder(UserEnvironment machine) {
        Path home = machine.homes().stream().findFirst().orElse(Path.of(""));
        Path standard = machine.variable("XDG_CONFIG_HOME").orElse(home.resolve(".config"));
        boolean isStandard = machine.variable("XDG_CONFIG_HOME").isPresent();
        if (machine.isWindows()) {
            Path local = machine.variable("LOCALAPPDATA")
                    .filter(folder -> !isStandard && Files.exists(folder))
                    .orElse(standard);
            return local.resolve(Path.of("Google", "Jib", "Config"));
        }
        if (machine.isMac()) {
            Path preferences = home.resolve(Path.of("Library", "Preferences"));
            return (!isStandard && Files.exists(preferences) ? preferences : standard)
                    .resolve(Path.of("Google", "Jib"));
        }
        return standard.resolve(Path.of("google-cloud-tools-java", "jib"));
    }

    /** The mirrors of each registry. For an unreadable file there are none, but a warning. */
    public Map<String, List<String>> mirrors(Consumer<String> warnings) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            return mirrors(new Load(settings).loadFromString(Files.readString(file)));
        } catch (IOException | YamlEngineException | IllegalArgumentException e) {
            warnings.accept("Jib's configuration " + quote(file)
                    + " can't be read, so its registry mirrors are not used; " + "fix the file or delete it");
            return Map.of();
        }
    }

    private static Map<String, List<String>> mirrors(@Nullable Object content) {
        Map<String, List<String>> mirrors = new LinkedHashMap<>();
        if (!(content instanceof Map<?, ?> config)) {
            throw new IllegalArgumentException("no object");
        }
        if (!config.containsKey("registryMirrors")) {
            return mirrors;
        }
        for (Object element : list(config.get("registryMirrors"))) {
            if (!(element instanceof Map<?, ?> entry) || !(entry.get("registry") instanceof String registry)) {
                throw new IllegalArgumentException("no registry");
            }
            for (Object mirror : list(entry.get("mirrors"))) {
                if (!(mirror instanceof String host)) {
                    throw new IllegalArgumentException("no host");
                }
                mirrors.computeIfAbsent(registry, any -> new ArrayList<>()).add(host);
            }
        }
        return mirrors;
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("no array");
    }
}
