package io.github.dockeroptimize.registry.credentials;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files with the credentials of container tools, in the order in which Jib reads them. First comes the file named by
 * podman's variable, which overrides podman's other files.
 *
 * @see <a href="https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md">containers-auth.json</a>
 */
final class AuthFiles {

    private static final String LEGACY = ".dockercfg";
    private static final Path PODMAN = Path.of("containers", "auth.json");

    private AuthFiles() {}

    static List<Path> of(UserEnvironment machine) {
        Set<Path> files = new LinkedHashSet<>();
        machine.variable("REGISTRY_AUTH_FILE").ifPresent(files::add);
        machine.variable("XDG_RUNTIME_DIR").ifPresent(folder -> files.add(folder.resolve(PODMAN)));
        machine.variable("XDG_CONFIG_HOME").ifPresent(folder -> files.add(folder.resolve(PODMAN)));
        machine.homes().forEach(home -> files.add(home.resolve(".config").resolve(PODMAN)));
        machine.variable("DOCKER_CONFIG").ifPresent(folder -> files.addAll(docker(folder)));
        machine.homes().forEach(home -> files.addAll(docker(home.resolve(".docker"))));
        return List.copyOf(files);
    }

    /** {@code .dockerconfigjson} is the file name of a mounted Kubernetes secret of that type. */
    private static List<Path> docker(Path folder) {
        return List.of(folder.resolve("config.json"), folder.resolve(".dockerconfigjson"), folder.resolve(LEGACY));
    }

    /** Whether it has the format from before Docker 1.7: the credentials without an enclosing object. */
    static boolean isLegacy(Path file) {
        return file.endsWith(LEGACY);
    }

    /** Whether {@code docker login} writes it, so that users expect it to be read even if it doesn't exist. */
    static boolean isUsual(Path file) {
        return file.endsWith("config.json");
    }
}
