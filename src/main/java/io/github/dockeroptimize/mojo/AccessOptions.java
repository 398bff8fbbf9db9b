package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.CredentialSources;
import io.github.dockeroptimize.container.HelperProgram;
import io.github.dockeroptimize.container.Login;
import io.github.dockeroptimize.container.Machine;
import io.github.dockeroptimize.container.RegistryAccess;
import io.github.dockeroptimize.container.RegistryMirrors;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** How registries may be reached, by the parameters of a goal, the settings and this machine. */
final class AccessOptions {

    private final AccessParameters parameters;
    private final SettingsDecrypter decrypter;

    AccessOptions(BuildMojo goal, SettingsDecrypter decrypter) {
        this(AccessParameters.of(goal), decrypter);
    }

    AccessOptions(AccessParameters parameters, SettingsDecrypter decrypter) {
        this.parameters = parameters;
        this.decrypter = decrypter;
    }

    RegistryAccess read() {
        Machine machine = Machine.current();
        Consumer<String> warnings = parameters.log()::warn;
        Settings settings = parameters.session().getSettings();
        Properties properties = parameters.session().getUserProperties();
        SettingsServers servers = new SettingsServers(settings, decrypter, warnings);
        return new RegistryAccess(
                parameters.allowInsecureRegistries(),
                RegistryMirrors.parse("registryMirrors", parameters.registryMirrors())
                        .and(RegistryMirrors.ofJib(machine, warnings))
                        .asMap(),
                credentials(
                        RegistryAuth.ofImage(parameters.imageAuth(), properties),
                        "imageCredentialHelper",
                        parameters.imageCredentialHelper(),
                        servers,
                        machine),
                credentials(
                        RegistryAuth.ofBaseImage(parameters.baseImageAuth(), properties),
                        "baseImageCredentialHelper",
                        parameters.baseImageCredentialHelper(),
                        servers,
                        machine),
                new SettingsProxies(settings, decrypter, warnings).active());
    }

    private CredentialSources credentials(
            Optional<Login> login,
            String parameter,
            @Nullable String helper,
            SettingsServers servers,
            Machine machine) {
        return new CredentialSources(
                login,
                Optional.ofNullable(helper)
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(name -> new HelperProgram(parameter, name, Map.of())),
                servers::login,
                machine,
                parameters.log()::warn);
    }
}
