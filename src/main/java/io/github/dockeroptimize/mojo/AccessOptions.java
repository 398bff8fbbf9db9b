package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.mojo.settings.SettingsProxies;
import io.github.dockeroptimize.mojo.settings.SettingsServers;
import io.github.dockeroptimize.registry.Proxy;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryAccess;
import io.github.dockeroptimize.registry.RegistryMirrors;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
import io.github.dockeroptimize.registry.credentials.HelperProgram;
import io.github.dockeroptimize.registry.credentials.Login;
import io.github.dockeroptimize.registry.credentials.UserEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.maven.settings.Settings;
import org.jspecify.annotations.Nullable;

/** How registries may be accessed, by the parameters of a goal, Maven's settings and this machine. */
final class AccessOptions {

    private final RegistryParameters parameters;

    AccessOptions(RegistryParameters parameters) {
        this.parameters = parameters;
    }

    /** The access for building one image. */
    @FunctionalInterface
    interface Access {

        /**
         * The access.
         *
         * @param image the image to build; {@code imageAuth} is for its registry
         * @param baseImage its base image; {@code baseImageAuth} is for its registry
         */
        RegistryAccess of(String image, String baseImage);
    }

    /**
     * The checked settings for registries; the names of images come with their plan.
     *
     * @throws io.github.dockeroptimize.InvalidInputException if a parameter has an invalid value
     */
    Access read() {
        UserEnvironment machine = UserEnvironment.current();
        Consumer<String> warnings = parameters.getLog()::warn;
        Settings settings = parameters.session.getSettings();
        Properties properties = parameters.session.getUserProperties();
        SettingsServers servers = new SettingsServers(settings, parameters.decrypter, warnings);
        Map<String, List<String>> mirrors = RegistryMirrors.parse("registryMirrors", parameters.registryMirrors)
                .and(RegistryMirrors.ofJib(machine, warnings))
                .asMap();
        Optional<Login> imageLogin = RegistryAuth.ofImage(parameters.imageAuth, properties);
        Optional<HelperProgram> imageHelper = helper("imageCredentialHelper", parameters.imageCredentialHelper);
        Optional<Login> baseLogin = RegistryAuth.ofBaseImage(parameters.baseImageAuth, properties);
        Optional<HelperProgram> baseHelper = helper("baseImageCredentialHelper", parameters.baseImageCredentialHelper);
        List<Proxy> proxies = new SettingsProxies(settings, parameters.decrypter, warnings).active();
        return (image, baseImage) -> new RegistryAccess(
                parameters.allowInsecureRegistries,
                mirrors,
                new CredentialSources(registry(image), imageLogin, imageHelper, servers::login, machine, warnings),
                new CredentialSources(registry(baseImage), baseLogin, baseHelper, servers::login, machine, warnings),
                proxies);
    }

    /** The cache that builds on this machine share: the configured directory, or that of this user. */
    Path cache() {
        if (parameters.cacheDirectory != null) {
            return parameters.cacheDirectory.toPath();
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path home = UserEnvironment.current().homes().stream()
                .findFirst()
                .orElse(Path.of(System.getProperty("java.io.tmpdir")));
        Path caches = xdg == null || xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg);
        return caches.resolve("docker-optimize");
    }

    private static String registry(String image) {
        return Reference.parse(image).registry();
    }

    private static Optional<HelperProgram> helper(String parameter, @Nullable String name) {
        return Optional.ofNullable(name)
                .map(String::strip)
                .filter(given -> !given.isEmpty())
                .map(given -> new HelperProgram(parameter, given, Map.of()));
    }
}
