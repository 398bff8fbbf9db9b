package io.github.dockeroptimize.container;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that hold the logins of container tools, in the order in which Jib reads them; before them the file of
 * podman's variable, which overrides all of podman's own.
 *
 * @see <a href="https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md">containers-auth.json</a>
 */
final class AuthFiles {

    private static final String LEGACY = ".dockercfg";
    private static final Path PODMAN = Path.of("containers", "auth.json");

    private AuthFiles() {}

    static List<Path> of(Machine machine) {
        Set<Path> files = new LinkedHashSet<>();
        machine.variable("REGISTRY_AUTH_FILE").ifPresent(files::add);
        machine.variable("XDG_RUNTIME_DIR").ifPresent(folder -> files.add(folder.resolve(PODMAN)));
        machine.variable("XDG_CONFIG_HOME").ifPresent(folder -> files.add(folder.resolve(PODMAN)));
        machine.homes().forEach(home -> files.add(home.resolve(".config").resolve(PODMAN)));
        machine.variable("DOCKER_CONFIG").ifPresent(folder -> files.addAll(docker(folder)));
        machine.homes().forEach(home -> files.addAll(docker(home.resolve(".docker"))));
        return List.copyOf(files);
    }

    /** {@code .dockerconfigjson} is what a Kubernetes secret of that type is mounted as. */
    private static List<Path> docker(Path folder) {
        return List.of(folder.resolve("config.json"), folder.resolve(".dockerconfigjson"), folder.resolve(LEGACY));
    }

    /** Whether it is in the form from before Docker 1.7: logins only, without a name around them. */
    static boolean isLegacy(Path file) {
        return file.endsWith(LEGACY);
    }

    /** Whether {@code docker login} writes it, so that a user expects it to be read even where it doesn't exist. */
    static boolean isUsual(Path file) {
        return file.endsWith("config.json");
    }
}
