package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.registry.credentials.Login;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryAuthTest {

    private static final RegistryAuth POM = new RegistryAuth("pom", "s3cret");

    private final Properties properties = new Properties();

    @Test
    void isTakenFromThePom() {
        assertThat(RegistryAuth.ofImage(POM, properties)).contains(new Login("pom", "s3cret", "'imageAuth'"));
        assertThat(RegistryAuth.ofBaseImage(POM, properties)).contains(new Login("pom", "s3cret", "'baseImageAuth'"));
    }

    @Test
    void isNoneWhereNothingIsGiven() {
        assertThat(RegistryAuth.ofImage(null, properties)).isEmpty();
        assertThat(RegistryAuth.ofBaseImage(new RegistryAuth(), properties)).isEmpty();
    }

    @Test
    void theCommandLineIsStrongerThanJibsPropertiesAndThoseThanThePom() {
        give("jib.to.auth", "jib");
        assertThat(RegistryAuth.ofImage(POM, properties))
                .contains(new Login("jib", "s3cret", "'-Djib.to.auth.username' and '-Djib.to.auth.password'"));
        give("docker-optimize.imageAuth", "own");
        assertThat(RegistryAuth.ofImage(POM, properties)).map(Login::username).contains("own");
        assertThat(RegistryAuth.ofBaseImage(POM, properties))
                .map(Login::username)
                .contains("pom");
    }

    @Test
    void theImageToStartFromHasPropertiesOfItsOwn() {
        give("jib.from.auth", "jib");
        assertThat(RegistryAuth.ofBaseImage(POM, properties))
                .map(Login::username)
                .contains("jib");
        give("docker-optimize.baseImageAuth", "own");
        assertThat(RegistryAuth.ofBaseImage(POM, properties))
                .map(Login::source)
                .contains("'-Ddocker-optimize.baseImageAuth.username' and '-Ddocker-optimize.baseImageAuth.password'");
        assertThat(RegistryAuth.ofImage(null, properties)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "docker-optimize.imageAuth, username, password",
        "docker-optimize.imageAuth, password, username",
        "jib.to.auth, username, password",
        "jib.to.auth, password, username"
    })
    void halfALoginOnTheCommandLineNamesTheOtherHalf(String prefix, String given, String missing) {
        properties.setProperty(prefix + "." + given, "s3cret");
        properties.setProperty(prefix + "." + missing, "");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RegistryAuth.ofImage(POM, properties))
                .withMessage("'" + prefix + "." + missing + "' is missing or empty, but '" + prefix + "." + given
                        + "' is set; set both, or neither to look for credentials elsewhere");
    }

    @Test
    void halfALoginInThePomNamesTheOtherHalf() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RegistryAuth.ofBaseImage(new RegistryAuth(null, "s3cret"), properties))
                .withMessageStartingWith("'baseImageAuth.username' is missing")
                .withMessageNotContaining("s3cret");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RegistryAuth.ofImage(new RegistryAuth("me", null), properties))
                .withMessageStartingWith("'imageAuth.password' is missing");
    }

    @Test
    void emptyPropertiesOfAPipelineWithoutSecretsAreNone() {
        properties.setProperty("docker-optimize.imageAuth.username", "");
        properties.setProperty("docker-optimize.imageAuth.password", "");
        assertThat(RegistryAuth.ofImage(null, properties)).isEmpty();
    }

    @Test
    void hasNoPasswordInItsText() {
        assertThat(POM).hasToString("RegistryAuth[username=pom]");
    }

    private void give(String prefix, String username) {
        properties.setProperty(prefix + ".username", username);
        properties.setProperty(prefix + ".password", "s3cret");
    }
}
