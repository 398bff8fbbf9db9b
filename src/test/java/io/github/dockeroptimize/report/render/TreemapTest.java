package io.github.dockeroptimize.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dockeroptimize.report.render.Treemap.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreemapTest {

    private static final Place WHOLE = new Place(0, 0, 600, 400);

    @Test
    void areasAreInProportion() {
        List<Place> places = Treemap.of(List.of(6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0), WHOLE);
        assertThat(places)
                .extracting(Place::area)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1)
                .containsExactly(60_000.0, 60_000.0, 40_000.0, 30_000.0, 20_000.0, 20_000.0, 10_000.0);
    }

    @Test
    void nothingOverlapsOrLiesOutside() {
        List<Place> places = Treemap.of(List.of(100.0, 30.0, 5.0, 5.0, 1.0, 0.5, 0.0), WHOLE);
        for (Place one : places) {
            assertThat(one.x() + one.width()).isLessThanOrEqualTo(600.0001);
            assertThat(one.y() + one.height()).isLessThanOrEqualTo(400.0001);
            for (Place other : places) {
                assertThat(one.equals(other) ? 0 : overlap(one, other)).isCloseTo(0, within(1e-6));
            }
        }
    }

    @Test
    void nothingHasNoPlace() {
        assertThat(Treemap.of(List.of(0.0, 0.0), WHOLE)).extracting(Place::area).containsExactly(0.0, 0.0);
        assertThat(Treemap.of(List.of(), WHOLE)).isEmpty();
    }

    private static double overlap(Place one, Place other) {
        double width = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
        double height = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        return Math.max(0, width) * Math.max(0, height);
    }
}
