package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.container.Login;
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
 * Logins of settings.xml, decrypted one at a time: a password that isn't needed need not be decryptable. What can't be
 * used is a warning, since the registry may do without, and never shows a value.
 */
final class SettingsSecrets {

    /** Maven leaves an expression as it is where the variable is not set. */
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

    /** Looked at before it is decrypted: to Maven's decrypter, whatever has braces in it is encrypted. */
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
            return unusable(source, "has no " + missing, "give it one");
        }
        if (isUnresolved(name) || isUnresolved(secret)) {
            String unset = isUnresolved(name) ? "username" : "password";
            return unusable(source, "has for its " + unset + " a variable that is not set", "set it");
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

    /** Maven's own text of a problem is left out, since nothing says that it never has the value in it. */
    private Optional<Login> unusable(String source, String why, String remedy) {
        warnings.accept("The login of " + source + " " + why + ", so it is not used; " + remedy);
        return Optional.empty();
    }

    private static boolean isUnresolved(String value) {
        return UNRESOLVED.matcher(value).matches();
    }
}
