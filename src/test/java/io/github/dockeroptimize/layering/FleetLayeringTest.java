package io.github.dockeroptimize.layering;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.layering.Fleet.File;
import io.github.dockeroptimize.layering.Fleet.Module;
import io.github.dockeroptimize.layering.LockResult.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every reactor, tried on random ones, and how some that are written down are split. */
class FleetLayeringTest {

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    private static LockResult lock(Fleet fleet) {
        return FleetLayering.lock(fleet, Optional.empty(), BumpWeights.EQUAL);
    }

    private static LockResult again(Fleet fleet, LockResult earlier) {
        return FleetLayering.lock(fleet, Optional.of(earlier.lock()), BumpWeights.EQUAL);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyArtifactIsInOneLayerAndEveryLayerHasOne(int seed) {
        Fleet fleet = TestFleet.random(seed);

        Lock lock = lock(fleet).lock();

        assertThat(lock.artifacts().keySet()).isEqualTo(keys(fleet));
        assertThat(new HashSet<>(lock.artifacts().values())).isEqualTo(Set.copyOf(lock.layers()));
        assertThat(lock.layers()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyModuleKeepsItsBudget(int seed) {
        Fleet fleet = TestFleet.random(seed);

        LockResult result = lock(fleet);

        for (Module module : fleet.modules()) {
            int layers = contents(result.lock(), module).size();
            assertThat(layers).isLessThanOrEqualTo(module.budget().most());
            assertThat(result.figures().layers()).containsEntry(module.name(), layers);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfModulesDoesNotMatter(int seed) {
        Fleet fleet = TestFleet.random(seed);
        List<Module> shuffled = new ArrayList<>(fleet.modules());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(lock(new Fleet(shuffled))).isEqualTo(lock(fleet));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aBumpMovesNothing(int seed) {
        Fleet fleet = TestFleet.random(seed);
        LockResult result = lock(fleet);
        Random random = new Random(seed);

        Fleet bumped = TestFleet.with(
                fleet,
                file -> random.nextBoolean()
                        ? file
                        : new File(file.version() + "." + random.nextInt(2), file.size() + random.nextInt(100_000)));
        LockResult later = again(bumped, result);

        assertThat(later.lock()).isEqualTo(result.lock());
        assertThat(later.changes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anotherModuleMovesOnlyWhatItsBudgetTakes(int seed) {
        Fleet fleet = TestFleet.random(seed);
        List<Module> fewer = fleet.modules().subList(0, fleet.modules().size() - 1);
        LockResult before = lock(new Fleet(fewer));

        LockResult after = again(fleet, before);

        assertThat(after.lock().artifacts().keySet()).isEqualTo(keys(fleet));
        for (Module module : fleet.modules()) {
            assertThat(contents(after.lock(), module))
                    .hasSizeLessThanOrEqualTo(module.budget().most());
        }
        Module added = fleet.modules().get(fleet.modules().size() - 1);
        if (contents(before.lock(), added).size() < added.budget().most()) {
            assertThat(after.changes()).noneMatch(Change::isMove);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void amongTheLayersThatAreLeftNothingMovesWhenAModuleGoes(int seed) {
        Fleet fleet = TestFleet.random(seed);
        LockResult before = lock(fleet);
        Fleet fewer = new Fleet(fleet.modules().subList(1, fleet.modules().size()));

        LockResult after = again(fewer, before);

        assertThat(after.changes()).allMatch(change -> change.to().isEmpty());
        for (Module module : fewer.modules()) {
            assertThat(contents(after.lock(), module)).isEqualTo(contents(before.lock(), module));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFiguresAreThoseOfTheFiles(int seed) {
        Fleet fleet = TestFleet.random(seed);

        LockResult result = lock(fleet);

        assertThat(result.figures().unique()).isEqualTo(unique(fleet, result.lock()));
        assertThat(result.figures().oneLayerEach())
                .isEqualTo(unique(
                        fleet,
                        new Lock(
                                List.of("all"),
                                keys(fleet).stream()
                                        .collect(Collectors.toMap(
                                                key -> key, key -> "all", (a, b) -> a, TreeMap::new)))));
        assertThat(result.figures().floor())
                .isLessThanOrEqualTo(result.figures().unique());
    }

    @Test
    void whatAllShareIsStoredOnce() {
        Fleet fleet = TestFleet.of()
                .module("a", "3", "org.x:x:1=1000000", "org.y:y:1=500000", "org.a:a:1=300000")
                .module("b", "3", "org.x:x:1=1000000", "org.y:y:1=500000", "org.b:b:1=300000")
                .build();

        LockResult result = lock(fleet);

        assertThat(result.lock().layers()).containsExactly("org.x", "org.y", "org.b", "org.a");
        assertThat(result.figures().unique()).isEqualTo(2_100_000);
        assertThat(result.figures().floor()).isEqualTo(2_100_000);
        assertThat(result.figures().oneLayerEach()).isEqualTo(3_600_000);
        assertThat(result.figures().meanBump()).isEqualTo(525_000);
        assertThat(result.figures().worstBump()).isEqualTo(1_000_000);
        assertThat(result.figures().worstOrigin()).isEqualTo("org.x");
        assertThat(result.figures().meanBumpOfOneLayer()).isEqualTo(2_700_000);
    }

    @Test
    void whatModulesHaveInOtherVersionsIsKeptFromWhatTheyShare() {
        Fleet fleet = TestFleet.of()
                .module("a", "2", "org.x:x:1=1000000", "org.x:z:1=1000000")
                .module("b", "2", "org.x:x:2=1000000", "org.x:z:1=1000000")
                .build();

        Lock lock = lock(fleet).lock();

        assertThat(lock.artifacts().get("org.x:x"))
                .isNotEqualTo(lock.artifacts().get("org.x:z"));
    }

    @Test
    void inDifferentFoldersNothingIsShared() {
        Fleet fleet = TestFleet.of()
                .module("a", "5", "org.x:x:1=1000000")
                .moduleIn("/app/BOOT-INF/lib", "b", "5", "org.x:x:1=1000000")
                .build();

        assertThat(lock(fleet).figures().floor()).isEqualTo(2_000_000);
    }

    @Test
    void aFewKilobytesAreNoLayerOfTheirOwn() {
        Fleet fleet = TestFleet.of()
                .module("a", "10", "org.x:x:1=5000000", "org.y:y:1=3000", "org.z:z:1=2000")
                .build();

        assertThat(lock(fleet).lock().layers()).hasSize(2);
    }

    @Test
    void whatIsNewGoesToItsOwnGroupWhereThatIsCheap() {
        Fleet before = TestFleet.of()
                .module("a", "5", "org.x:x:1=1000", "org.y:y:1=5000000")
                .build();
        Fleet after = TestFleet.of()
                .module("a", "5", "org.x:x:1=1000", "org.y:y:1=5000000", "org.x:extra:1=2000")
                .build();
        LockResult earlier = lock(before);

        LockResult later = again(after, earlier);

        assertThat(later.lock().layers()).isEqualTo(earlier.lock().layers());
        assertThat(later.changes())
                .containsExactly(
                        new Change("org.x:extra", "", earlier.lock().artifacts().getOrDefault("org.x:x", "none")));
    }

    @Test
    void aLowerBudgetMovesWhatIsCheapest() {
        String[] jars = {"org.x:x:1=5000000", "org.y:y:1=4000000", "org.p:p:1=90000", "org.q:q:1=80000"};
        LockResult earlier = lock(TestFleet.of().module("a", "4", jars).build());
        assertThat(earlier.lock().layers()).hasSize(4);

        LockResult later = again(TestFleet.of().module("a", "3", jars).build(), earlier);

        assertThat(later.changes()).containsExactly(new Change("org.q:q", "org.q", "org.p"));
        assertThat(later.lock().layers()).containsExactly("org.x", "org.y", "org.p");
    }

    @Test
    void weightsKeepApartWhatIsBumpedOften() {
        Fleet fleet = TestFleet.of()
                .module("a", "2", "org.x:x:1=1000000", "org.y:y:1=900000", "org.z:z:1=800000")
                .build();

        Lock often = FleetLayering.lock(fleet, Optional.empty(), BumpWeights.parse(Map.of("org.z", "50")))
                .lock();

        assertThat(often.artifacts().get("org.x:x")).isEqualTo(often.artifacts().get("org.y:y"));
        assertThat(often.artifacts().get("org.z:z"))
                .isNotEqualTo(often.artifacts().get("org.x:x"));
    }

    private static Set<String> keys(Fleet fleet) {
        Set<String> keys = new TreeSet<>();
        fleet.modules().forEach(module -> keys.addAll(module.files().keySet()));
        return keys;
    }

    /** The files of each layer that a module has, as they would lie in its image. */
    private static Map<String, Set<List<String>>> contents(Lock lock, Module module) {
        Map<String, Set<List<String>>> contents = new HashMap<>();
        module.files().forEach((key, file) -> {
            String layer = lock.artifacts().get(key);
            if (layer != null) {
                contents.computeIfAbsent(layer, any -> new HashSet<>())
                        .add(List.of(module.folder(), key, file.version(), String.valueOf(file.size())));
            }
        });
        return contents;
    }

    private static long unique(Fleet fleet, Lock lock) {
        Set<Set<List<String>>> layers = new HashSet<>();
        fleet.modules().forEach(module -> layers.addAll(contents(lock, module).values()));
        return layers.stream()
                .flatMap(Set::stream)
                .mapToLong(file -> Long.parseLong(file.get(3)))
                .sum();
    }
}
