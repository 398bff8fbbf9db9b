package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000", "65532:65532", "185:0", "2147483647:2147483647"})
    void isANumberAndAGroupsNumber(String text) {
        assertThat(User.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app",
                "1000:app",
                "root:0",
                "-1",
                "1:",
                ":1",
                "1:2:3",
                "1.5",
                " 1",
                "1\n",
                "$UID",
                "12345678901",
                "١"
            })
    void refusesWhatIsNotNumeric(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> User.parse(text))
                .withMessage(
                        "'user' is " + InvalidInputException.quote(text)
                                + ", but must be numeric so that Kubernetes can verify that it is not root; set <user>65532:65532</user> or -Ddocker-optimize.user=65532:65532");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "1000:2147483648", "9999999999:0"})
    void refusesNumbersThatEnginesRefuse(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> User.parse(text))
                .withMessage(
                        "'user' is '" + text
                                + "', but user and group ids go up to 2147483647; set <user>65532:65532</user> or -Ddocker-optimize.user=65532:65532");
    }
}
