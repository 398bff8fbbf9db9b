package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.dockerfile.Dialect;
import io.github.dockeroptimize.plan.Options.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnumParameterTest {

    @Test
    void isWrittenInLowerCase() {
        assertThat(EnumParameter.of("dialect", "buildkit", Dialect.class)).isEqualTo(Dialect.BUILDKIT);
        assertThat(EnumParameter.of("layout", "thin", Layout.class)).isEqualTo(Layout.THIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Thin", "THIN", " thin", "fat"})
    void namesWhatItCanBeWhereItIsSomethingElse(String value) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> EnumParameter.of("layout", value, Layout.class))
                .withMessage("'layout' is '" + value + "', which is not allowed; set one of 'launcher', 'thin'");
    }
}
