package io.github.dockeroptimize.registry.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthFilesTest {

    @Test
    void areReadInTheOrderOfJibAfterTheOneOfPodmansVariable() {
        UserEnvironment machine = new UserEnvironment(
                Map.of(
                        "REGISTRY_AUTH_FILE", "/podman/auth.json",
                        "XDG_RUNTIME_DIR", "/run/user/1",
                        "XDG_CONFIG_HOME", "/config",
                        "DOCKER_CONFIG", "/docker",
                        "HOME", "/github/home"),
                Map.of("user.home", "/root"));
        assertThat(AuthFiles.of(machine).stream().map(Path::toString))
                .containsExactly(
                        "/podman/auth.json",
                        "/run/user/1/containers/auth.json",
                        "/config/containers/auth.json",
                        "/root/.config/containers/auth.json",
                        "/github/home/.config/containers/auth.json",
                        "/docker/config.json",
                        "/docker/.dockerconfigjson",
                        "/docker/.dockercfg",
                        "/root/.docker/config.json",
                        "/root/.docker/.dockerconfigjson",
                        "/root/.docker/.dockercfg",
                        "/github/home/.docker/config.json",
                        "/github/home/.docker/.dockerconfigjson",
                        "/github/home/.docker/.dockercfg");
    }

    @Test
    void areNamedOnceWhereBothHomesAreOne() {
        UserEnvironment machine = new UserEnvironment(Map.of("HOME", "/home/me"), Map.of("user.home", "/home/me"));
        assertThat(AuthFiles.of(machine).stream().map(Path::toString))
                .containsExactly(
                        "/home/me/.config/containers/auth.json",
                        "/home/me/.docker/config.json",
                        "/home/me/.docker/.dockerconfigjson",
                        "/home/me/.docker/.dockercfg");
    }

    @Test
    void anEmptyVariableIsNotTheFolderThatMavenRunsIn() {
        UserEnvironment machine = new UserEnvironment(
                Map.of("DOCKER_CONFIG", "", "XDG_RUNTIME_DIR", " ", "REGISTRY_AUTH_FILE", "", "HOME", ""), Map.of());
        assertThat(AuthFiles.of(machine)).isEmpty();
    }
}
