package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.dockerfile.Dialect;
import io.github.dockeroptimize.plan.Options.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

    @Test
    void isWrittenInLowerCase() {
        assertThat(Choice.of("dialect", "buildkit", Dialect.class)).isEqualTo(Dialect.BUILDKIT);
        assertThat(Choice.of("layout", "thin", Layout.class)).isEqualTo(Layout.THIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Thin", "THIN", " thin", "fat"})
    void namesWhatItCanBeWhereItIsSomethingElse(String value) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Choice.of("layout", value, Layout.class))
                .withMessage("'layout' is '" + value + "', but must be one of 'launcher', 'thin'");
    }
}
