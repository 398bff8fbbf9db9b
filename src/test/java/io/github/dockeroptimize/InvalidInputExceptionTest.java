package io.github.dockeroptimize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidInputExceptionTest {

    @Test
    void quotesAValueOnOneLine() {
        assertThat(InvalidInputException.quote("grüße\n\r\t\0\u001b\u0085'$\\"))
                .isEqualTo("'grüße\\n\\r\\t\\u0000\\u001b\\u0085'$\\'");
    }

    @Test
    void quotesWhatIsNoStringByItsText() {
        assertThat(InvalidInputException.quote(8080)).isEqualTo("'8080'");
    }
}
