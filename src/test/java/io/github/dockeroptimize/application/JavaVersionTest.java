package io.github.dockeroptimize.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaVersionTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "45, 1", "46, 2", "52, 8", "61, 17", "69, 25", "70, 26"})
    void isTheReleaseThatWroteAClassFile(int major, int feature) {
        assertThat(JavaVersion.ofClassFile(major)).isEqualTo(new JavaVersion(feature));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8", "7, 8", "8, 8", "9, 11", "11, 11", "12, 17", "17, 17", "18, 21", "21, 21", "22, 25", "25, 25", "26, 26"
    })
    void goesUpToTheNextLongTermRelease(int feature, int longTerm) {
        assertThat(new JavaVersion(feature).longTerm()).isEqualTo(new JavaVersion(longTerm));
    }

    @Test
    void comparesByNumber() {
        JavaVersion nine = new JavaVersion(9);
        JavaVersion ten = new JavaVersion(10);

        assertThat(nine.max(ten)).isEqualTo(ten);
        assertThat(ten.max(nine)).isEqualTo(ten);
        assertThat(nine).isLessThan(ten).hasToString("9");
    }
}
