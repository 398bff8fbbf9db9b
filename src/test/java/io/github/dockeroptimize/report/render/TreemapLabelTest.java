package io.github.dockeroptimize.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.report.render.Treemap.Place;
import org.junit.jupiter.api.Test;

class TreemapLabelTest {

    private static TreemapLabel label(int width, int height, String mark, String name) {
        return TreemapLabel.of(new Place(0, 0, width, height), mark, name, "1.2 MB");
    }

    @Test
    void aNameIsOnOneLineWhereItHasRoom() {
        assertThat(label(200, 100, "", "spring-core 6.2")).satisfies(label -> {
            assertThat(label.lines()).containsExactly("spring-core 6.2");
            assertThat(label.size()).isEqualTo("1.2 MB");
        });
    }

    @Test
    void elseItIsBrokenAtItsJoints() {
        assertThat(label(95, 100, "", "spring-boot-autoconfigure 3").lines())
                .containsExactly("spring-", "boot-", "autoconfi…");
        assertThat(label(110, 100, "", "spring-core 6.2.19").lines()).containsExactly("spring-core", "6.2.19");
    }

    @Test
    void theSizeHasWhatLinesAreLeft() {
        assertThat(label(100, 40, "", "spring-core 6.2.19").size()).isEmpty();
        assertThat(label(100, 40, "", "spring").size()).isEqualTo("1.2 MB");
        assertThat(label(100, 23, "", "spring-core 6.2.19").lines()).containsExactly("spring-cor…");
    }

    @Test
    void theFirstLineMakesRoomForTheNumberOfTheLayer() {
        assertThat(label(110, 100, "12", "spring-core 6.2.19").lines()).containsExactly("spring-", "core 6.2.19");
        assertThat(label(30, 30, "12", "spring-core"))
                .satisfies(label -> assertThat(label.lines()).isEmpty())
                .satisfies(label -> assertThat(label.mark()).isEqualTo("12"));
        assertThat(label(15, 30, "12", "spring-core").mark()).isEmpty();
    }
}
