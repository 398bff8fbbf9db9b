package io.github.dockeroptimize.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final String ROCKETS = "a\ud83d\ude80\ud83d\ude80";

    @Test
    void cutsBetweenCharacters() {
        for (int width = 1; width <= ROCKETS.length(); width++) {
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(TextTable.cut(ROCKETS, width)))
                    .as("cut to %s", width)
                    .isTrue();
        }
        assertThat(TextTable.cut(ROCKETS, 4)).isEqualTo("a\ud83d\ude80…");
        assertThat(TextTable.cut(ROCKETS, 3)).isEqualTo("a…");
        assertThat(TextTable.cut(ROCKETS, 5)).isEqualTo(ROCKETS);
    }

    @Test
    void halfACharacterIsNotPrintable() {
        assertThat(TextTable.printable("a\ud83d")).isEqualTo("a?");
        assertThat(TextTable.printable(ROCKETS)).isEqualTo(ROCKETS);
    }
}
