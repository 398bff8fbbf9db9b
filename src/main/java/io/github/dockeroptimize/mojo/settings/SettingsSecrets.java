package io.github.dockeroptimize.mojo.settings;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.registry.credentials.Login;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/**
 * Credentials of settings.xml, decrypted on demand: a password that isn't needed need not be decryptable. Unusable ones
 * only cause a warning, since the registry may not need them; it never shows a value.
 */
final class SettingsSecrets {

    /** Maven leaves an expression unchanged if the variable isn't set. */
    private static final Pattern UNRESOLVED = Pattern.compile("\\$\\{[^{}]+}");

    private final SettingsDecrypter decrypter;
    private final Consumer<String> warnings;

    SettingsSecrets(SettingsDecrypter decrypter, Consumer<String> warnings) {
        this.decrypter = decrypter;
        this.warnings = warnings;
    }

    Optional<Login> of(Server server) {
        return login(
                server.getUsername(),
                server.getPassword(),
                "settings.xml, server " + quote(server.getId()),
                new DefaultSettingsDecryptionRequest(server),
                result -> result.getServer().getPassword());
    }

    Optional<Login> of(Proxy proxy) {
        return login(
                proxy.getUsername(),
                proxy.getPassword(),
                "settings.xml, proxy " + quote(proxy.getId()),
                new DefaultSettingsDecryptionRequest(proxy),
                result -> result.getProxy().getPassword());
    }

    /** Checked before decryption: Maven's decrypter takes anything with braces for encrypted. */
    private Optional<Login> login(
            @Nullable String username,
            @Nullable String password,
            String source,
            SettingsDecryptionRequest request,
            Function<SettingsDecryptionResult, String> decrypted) {
        String name = Objects.requireNonNullElse(username, "");
        String secret = Objects.requireNonNullElse(password, "");
        if (name.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (name.isEmpty() || secret.isEmpty()) {
            String missing = name.isEmpty() ? "username" : "password";
            return unusable(source, "has no " + missing, "set it");
        }
        if (isUnresolved(name) || isUnresolved(secret)) {
            String unset = isUnresolved(name) ? "username" : "password";
            return unusable(source, "has an unset variable as " + unset, "set it");
        }
        SettingsDecryptionResult result = decrypter.decrypt(request);
        return isFailed(result)
                ? unusable(
                        source,
                        "has a password that can't be decrypted",
                        "encrypt it with this machine's master password")
                : Optional.of(new Login(name, decrypted.apply(result), source));
    }

    private static boolean isFailed(SettingsDecryptionResult result) {
        return result.getProblems().stream()
                .map(SettingsProblem::getSeverity)
                .anyMatch(List.of(SettingsProblem.Severity.ERROR, SettingsProblem.Severity.FATAL)::contains);
    }

    /** Maven's own description of the problem is left out, since it might contain the value. */
    private Optional<Login> unusable(String source, String why, String remedy) {
        warnings.accept(source + " " + why + ", so its credentials are not used; " + remedy);
        return Optional.empty();
    }

    private static boolean isUnresolved(String value) {
        return UNRESOLVED.matcher(value).matches();
    }
}
