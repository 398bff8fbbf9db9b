package io.github.dockeroptimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes as users read them. */
class BytesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1050, 1.1 kB",
        "999900, 999.9 kB",
        "1000000, 1.0 MB",
        "23456789, 23.5 MB",
        "5000000000, 5.00 GB"
    })
    void countsInThousands(long bytes, String size) {
        assertThat(Bytes.text(bytes)).isEqualTo(size);
    }
}
