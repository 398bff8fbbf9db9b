package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.registry.Proxy;
import io.github.dockeroptimize.registry.credentials.CredentialLookup;
import io.github.dockeroptimize.registry.credentials.CredentialSource;
import io.github.dockeroptimize.registry.credentials.HelperProgram;
import io.github.dockeroptimize.registry.credentials.Login;
import io.github.dockeroptimize.registry.credentials.UserEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever is put into a message by mistake doesn't show a secret. */
class SecretsTest {

    private static final String SECRET = "s3cret";

    @Test
    void aLoginHasNoPasswordInItsText() {
        Login login = new Login("me", SECRET, "settings.xml");
        assertThat(login).hasToString("Login[username=me, source=settings.xml]");
        assertThat(new Proxy("http", "proxy", 3128, Optional.of(login), "").toString())
                .doesNotContain(SECRET);
        assertThat(new CredentialLookup(
                                new CredentialSource.Given(login),
                                Optional.of(login),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())
                        .toString())
                .doesNotContain(SECRET);
    }

    @Test
    void environmentVariablesHaveNoValueInTheText() {
        assertThat(new UserEnvironment(Map.of("AWS_SECRET_ACCESS_KEY", SECRET), Map.of("https.proxyPassword", SECRET)))
                .hasToString("Machine[environment=[AWS_SECRET_ACCESS_KEY], homes=[]]");
        assertThat(new HelperProgram("imageCredentialHelper", "ecr-login", Map.of("AWS_SECRET_ACCESS_KEY", SECRET)))
                .hasToString(
                        "HelperProgram[parameter=imageCredentialHelper, name=ecr-login, environment=[AWS_SECRET_ACCESS_KEY]]");
    }
}
