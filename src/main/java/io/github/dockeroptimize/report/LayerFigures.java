package io.github.dockeroptimize.report;

import io.github.dockeroptimize.inspect.LibraryKind;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what layers hold. */
final class LayerFigures {

    private static final int MOST_FILES = 10;

    private LayerFigures() {}

    /**
     * @param contents what layers are known by, in their order
     */
    static List<LayerFigure> of(ImagePlan plan, PlacedFiles files, Compressed compressed, List<String> contents) {
        long whole =
                plan.layers().stream().mapToLong(layer -> compressed.of(layer)).sum();
        return plan.layers().stream()
                .map(layer -> {
                    List<PlacedFile> members = files.in(layer.name());
                    long size = compressed.of(layer);
                    long libraries =
                            members.stream().filter(LayerFigures::isLibrary).count();
                    return new LayerFigure(
                            layer.name(),
                            holds(members),
                            contents.get(plan.layers().indexOf(layer)),
                            members.size(),
                            new Size(layer.size(), size),
                            (double) size / Math.max(1, whole),
                            PlacedFiles.largest(members, (int) Math.max(MOST_FILES, libraries)));
                })
                .toList();
    }

    private static boolean isLibrary(PlacedFile file) {
        return file.role() == Role.LIBRARY;
    }

    private static String holds(List<PlacedFile> files) {
        return libraries(files)
                .or(() -> files.stream().allMatch(file -> file.role() == Role.LOADER)
                        ? Optional.of("Spring Boot's launcher")
                        : Optional.empty())
                .orElseGet(() ->
                        files.stream().anyMatch(file -> file.role() == Role.CODE || file.role() == Role.NAMES_LIBRARIES)
                                ? "the application's own classes and resources"
                                : "other files");
    }

    /** Empty where most of it is something else. */
    private static Optional<String> libraries(List<PlacedFile> files) {
        List<PlacedFile> libraries =
                files.stream().filter(LayerFigures::isLibrary).toList();
        if (libraries.size() * 2 < files.size()) {
            return Optional.empty();
        }
        String kind = libraries.stream()
                        .flatMap(file -> file.library().stream())
                        .allMatch(library -> library.kind() == LibraryKind.REACTOR)
                ? "module of this reactor"
                : "dependency";
        String counted = libraries.size() == 1
                ? "1 " + kind
                : libraries.size() + " " + (kind.endsWith("y") ? "dependencies" : "modules of this reactor");
        Map<String, Long> groups = libraries.stream()
                .collect(Collectors.groupingBy(
                        file -> file.library().map(PackedLibrary::groupId).orElse(""),
                        TreeMap::new,
                        Collectors.summingLong(file -> file.size().compressed())));
        long all = groups.values().stream().mapToLong(Long::longValue).sum();
        String unknown = "";
        if (groups.size() == 1) {
            return Optional.of(
                    groups.containsKey(unknown) ? counted : counted + " of " + String.join("", groups.keySet()));
        }
        return Optional.of(groups.entrySet().stream()
                .filter(group -> group.getValue() * 2 > all && !group.getKey().equals(unknown))
                .findFirst()
                .map(group -> counted + ", most of it " + group.getKey())
                .orElse(counted + " of " + groups.size() + " groups"));
    }
}
