package io.github.dockeroptimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidInputExceptionTest {

    @Test
    void quotesAValueOnOneLine() {
        assertThat(InvalidInputException.quote("grüße\n\r\t\0\u001b\u0085'$\\"))
                .isEqualTo("'grüße\\n\\r\\t\\u0000\\u001b\\u0085'$\\'");
    }

    @Test
    void saysTheProblemAndTheRemedyApartAndTogether() {
        InvalidInputException exception = new InvalidInputException("'a' is 'b'; it isn't 'c'", "set it");

        assertThat(exception).hasMessage("'a' is 'b'; it isn't 'c'; set it");
        assertThat(exception.problem()).isEqualTo("'a' is 'b'; it isn't 'c'");
        assertThat(exception.remedy()).isEqualTo("set it");
    }

    @Test
    void saysSeveralOnALineEachAndOnce() {
        InvalidInputException one = new InvalidInputException("'a' is bad", "set it");
        InvalidInputException other = new InvalidInputException("'b' is bad", "leave it out");

        assertThat(InvalidInputException.of(List.of(one, one, other)))
                .hasMessage("'a' is bad; set it\n'b' is bad; leave it out");
        assertThat(InvalidInputException.of(List.of(one)).problem()).isEqualTo("'a' is bad");
    }

    @Test
    void quotesWhatIsNoStringByItsText() {
        assertThat(InvalidInputException.quote(8080)).isEqualTo("'8080'");
    }
}
