package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Predicts what changes will cost. A library with a new version has a new file name, so files that name it change as
 * well: the index of a Spring Boot archive, the manifest of a thin or plain jar. A new build of a snapshot keeps its
 * name.
 */
public final class ChangeCosts {

    public static final String ONE_CLASS = "one-class";
    static final String MODULE = "module";
    static final String SNAPSHOT = "snapshot";
    public static final String DEPENDENCY_MEAN = "dependency-mean";
    static final String DEPENDENCY_WORST = "dependency-worst";
    static final String FRAMEWORK = "framework";

    private final PlacedFiles files;
    private final Variants variants;

    private ChangeCosts(PlacedFiles files, Variants variants) {
        this.files = files;
        this.variants = variants;
    }

    static List<ChangeCost> of(PlacedFiles files, Variants variants) {
        ChangeCosts costs = new ChangeCosts(files, variants);
        List<ChangeCost> all = new ArrayList<>();
        costs.oneClass().ifPresent(all::add);
        costs.module().ifPresent(all::add);
        costs.snapshot().ifPresent(all::add);
        all.addAll(costs.dependency());
        costs.framework().ifPresent(all::add);
        return all;
    }

    private Optional<ChangeCost> oneClass() {
        List<PlacedFile> own = files.of(Role.CODE).isEmpty() ? files.of(Role.NAMES_LIBRARIES) : files.of(Role.CODE);
        Map<String, PlacedFile> oneOfEachLayer =
                own.stream().collect(Collectors.toMap(PlacedFile::layer, file -> file, (one, other) -> one));
        return oneOfEachLayer.isEmpty()
                ? Optional.empty()
                : Optional.of(cost(
                        ONE_CLASS,
                        "One class of the application",
                        "",
                        variant -> oneOfEachLayer.values().stream()
                                .mapToLong(file -> variant.pushed(Set.of(file.path())))
                                .max()
                                .orElse(0)));
    }

    private Optional<ChangeCost> module() {
        return mean(MODULE, "Another module of the reactor", files.libraries(LibraryKind.REACTOR), false);
    }

    private Optional<ChangeCost> snapshot() {
        return mean(SNAPSHOT, "A new build of a snapshot", files.libraries(LibraryKind.SNAPSHOT), false);
    }

    private List<ChangeCost> dependency() {
        List<PlacedFile> released = files.libraries(LibraryKind.RELEASE);
        List<ChangeCost> costs = new ArrayList<>();
        mean(DEPENDENCY_MEAN, "One dependency, on average", released, true).ifPresent(costs::add);
        released.stream()
                .max(Comparator.<PlacedFile>comparingLong(
                                file -> variants.plan().pushed(bumped(List.of(file))))
                        .thenComparingLong(file -> file.size().compressed())
                        .thenComparing(PlacedFile::path))
                .filter(worst -> released.size() > 1)
                .ifPresent(worst -> costs.add(cost(
                        DEPENDENCY_WORST,
                        "One dependency, at worst",
                        worst.library().map(PackedLibrary::key).orElse(""),
                        variant -> released.stream()
                                .mapToLong(file -> variant.pushed(bumped(List.of(file))))
                                .max()
                                .orElse(0))));
        return costs;
    }

    private Optional<ChangeCost> framework() {
        return Framework.of(files.libraries(LibraryKind.RELEASE))
                .map(framework -> cost(
                        FRAMEWORK,
                        "A new framework version",
                        framework.name() + ", " + framework.libraries().size() + " artifacts",
                        variant -> variant.pushed(bumped(framework.libraries()))));
    }

    private Optional<ChangeCost> mean(String id, String label, List<PlacedFile> libraries, boolean renamed) {
        if (libraries.isEmpty()) {
            return Optional.empty();
        }
        String detail = libraries.size() == 1
                ? libraries.get(0).library().map(PackedLibrary::key).orElse("")
                : libraries.size() + " of them";
        return Optional.of(cost(
                id,
                label,
                detail,
                variant -> Math.round(libraries.stream()
                        .mapToLong(file -> variant.pushed(
                                renamed || hasTimestamp(file) ? bumped(List.of(file)) : Set.of(file.path())))
                        .average()
                        .orElse(0))));
    }

    /** A snapshot from a repository may be packed under a name with the time of its build. */
    private static boolean hasTimestamp(PlacedFile file) {
        return file.library()
                        .filter(library -> library.kind() == LibraryKind.SNAPSHOT)
                        .isPresent()
                && !file.path().value().contains("SNAPSHOT");
    }

    private Set<ImagePath> bumped(List<PlacedFile> libraries) {
        Set<ImagePath> changed = new HashSet<>();
        libraries.forEach(file -> changed.add(file.path()));
        files.of(Role.NAMES_LIBRARIES).forEach(file -> changed.add(file.path()));
        return changed;
    }

    private ChangeCost cost(String id, String label, String detail, ToLongFunction<Variant> pushed) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        variants.all().forEach(variant -> bytes.put(variant.id(), pushed.applyAsLong(variant)));
        return new ChangeCost(id, label, detail, bytes);
    }
}
