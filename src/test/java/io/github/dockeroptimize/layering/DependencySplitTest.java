package io.github.dockeroptimize.layering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependencySplitTest {

    private static final Dependency BIG = new Dependency("org.big:big", 8_000_000);
    private static final Dependency LEFT = new Dependency("org.pair:left", 500_000);
    private static final Dependency RIGHT = new Dependency("org.pair:right", 400_000);
    private static final Dependency SMALL = new Dependency("org.small:small:linux", 90_000);

    @Test
    void oneGroupStaysTogether() {
        var result = byCost("3").split(List.of(LEFT, BIG, SMALL, RIGHT));

        assertThat(result.layers())
                .isEqualTo(
                        Map.of("org.big", List.of(BIG), "org.pair", List.of(LEFT, RIGHT), "org.small", List.of(SMALL)));
        assertThat(result.layers().keySet()).containsExactly("org.big", "org.pair", "org.small");
        assertThat(result.unknown()).isEmpty();
    }

    @Test
    void whatIsLeftSharesALayer() {
        assertThat(byCost("2").split(List.of(LEFT, BIG, SMALL, RIGHT)).layers())
                .isEqualTo(Map.of("org.big", List.of(BIG), "org.pair", List.of(LEFT, RIGHT, SMALL)));
    }

    @Test
    void aLayerInWhichNoGroupHasHalfTheBytesIsMixed() {
        List<Dependency> dependencies = List.of(
                BIG,
                new Dependency("org.a:a", 40_000),
                new Dependency("org.b:b", 40_000),
                new Dependency("org.c:c", 40_000));

        assertThat(byCost("2").split(dependencies).layers()).containsOnlyKeys("org.big", "mixed");
    }

    @Test
    void autoStopsWhereALayerMoreSavesLittle() {
        Dependency other = new Dependency("org.other:other", 100_000);

        assertThat(byCost("auto").split(List.of(BIG, SMALL, other)).layers()).containsOnlyKeys("org.big", "org.other");
        assertThat(byCost("3").split(List.of(BIG, SMALL, other)).layers()).hasSize(3);
    }

    @Test
    void nothingIsSplitIntoNothing() {
        assertThat(byCost("5").split(List.of()).layers()).isEmpty();
    }

    @Test
    void aLockDecides() {
        Lock lock = new Lock(
                List.of("two", "one", "unused"),
                new TreeMap<>(Map.of("org.big:big", "one", "org.pair:left", "two", "org.pair:right", "two")));

        var result = new DependencySplit.Locked(lock).split(List.of(LEFT, BIG, SMALL, RIGHT));

        assertThat(result.layers()).isEqualTo(Map.of("two", List.of(LEFT, RIGHT), "one", List.of(BIG)));
        assertThat(result.layers().keySet()).containsExactly("two", "one");
        assertThat(result.unknown()).containsExactly(SMALL);
    }

    /** A nested jar that isn't on the class path is known by its file name only. */
    @Test
    void aLockKnowsAnArtifactByItsArtifactIdWhereThatIsClear() {
        Lock lock = new Lock(
                List.of("one", "two"),
                new TreeMap<>(Map.of("org.a:tool", "one", "org.a:both", "one", "org.b:both", "two")));
        Dependency tool = new Dependency("tool", 1);
        Dependency both = new Dependency("both", 1);

        var result = new DependencySplit.Locked(lock).split(List.of(tool, both));

        assertThat(result.layers()).isEqualTo(Map.of("one", List.of(tool)));
        assertThat(result.unknown()).containsExactly(both);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65", "-1", "", "many", "1.5", "999999999999"})
    void aBudgetIsANumberOrAuto(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> LayerBudget.parse(text))
                .withMessage(
                        "'dependencyLayers' is '" + text + "', but must be a number from 1 to 64 or 'auto', since an"
                                + " image can have at most 127 layers including those of its base; start with 10");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "NaN", "often", "1001", "Infinity"})
    void aWeightIsAPositiveNumber(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> BumpWeights.parse(Map.of("org.a", text)))
                .withMessage(
                        "'bumpWeights' has '" + text + "' for 'org.a', but a weight is a number from 0.001 to 1000;"
                                + " set one such as 2; a group without a weight has 1");
    }

    private static DependencySplit byCost(String layers) {
        return new DependencySplit.ByCost(LayerBudget.parse(layers), BumpWeights.EQUAL);
    }
}
