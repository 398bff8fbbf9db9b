package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "8080, 8080",
        "' 8080 ', 8080",
        "65535, 65535",
        "8080/tcp, 8080",
        "53/udp, 53/udp",
        "36412/sctp, 36412/sctp",
        "8000-8010, 8000-8010",
        "8000-8010/udp, 8000-8010/udp",
        "8000-8000/tcp, 8000"
    })
    void isANumberOrARangeWithAProtocolWhereItIsNotTcp(String text, String shown) {
        assertThat(Port.parse(text)).hasToString(shown);
    }

    @Test
    void knowsItsParts() {
        assertThat(Port.parse("8000-8010/udp")).isEqualTo(new Port(8000, 8010, "udp"));
        assertThat(Port.parse("8080")).isEqualTo(Port.tcp(8080));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "65536",
                "99999",
                "100000",
                "-1",
                "8010-8000",
                "0-80",
                "8000-65536",
                "80/http",
                "80/TCP",
                "80/",
                "http",
                "8080:80",
                "80-",
                "80,81",
                "8080\n9090",
                "${PORT}",
                "٨٠"
            })
    void refusesWhatIsNone(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Port.parse(text))
                .withMessage(
                        "'ports' has " + InvalidInputException.quote(text)
                                + ", which is not a port; give a number from 1 to 65535, such as '8080', '53/udp' or '8000-8010'");
    }
}
