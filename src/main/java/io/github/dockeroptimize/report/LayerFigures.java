package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Measures layers. */
final class LayerFigures {

    private static final int MOST_FILES = 10;

    private LayerFigures() {}

    /**
     * @param contents keys of the layers' contents, in their order
     */
    static List<LayerFigure> of(ImagePlan plan, PlacedFiles files, CompressedBytes compressed, List<String> contents) {
        long whole =
                plan.layers().stream().mapToLong(layer -> compressed.of(layer)).sum();
        return plan.layers().stream()
                .map(layer -> {
                    List<PlacedFile> members = files.in(layer.name().value());
                    long size = compressed.of(layer);
                    long libraries =
                            members.stream().filter(LayerFigures::isLibrary).count();
                    return new LayerFigure(
                            layer.name().value(),
                            added(layer).orElseGet(() -> holds(members)),
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

    /** What the user has added to the application; empty for a layer of the application. */
    private static Optional<String> added(Layer layer) {
        if (layer.name().equals(LayerName.AGENTS)) {
            return Optional.of(layer.files().stream()
                    .map(file -> file.source().origin())
                    .collect(Collectors.joining(", ", "Java agents: ", "")));
        }
        return layer.files().isEmpty() ? Optional.of("directories to write to") : Optional.empty();
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

    /** Empty unless libraries make up most of it. */
    private static Optional<String> libraries(List<PlacedFile> files) {
        List<PlacedFile> libraries =
                files.stream().filter(LayerFigures::isLibrary).toList();
        if (libraries.size() * 2 < files.size()) {
            return Optional.empty();
        }
        String kind = libraries.stream()
                        .flatMap(file -> file.library().stream())
                        .allMatch(library -> library.kind() == LibraryKind.REACTOR)
                ? "module of the reactor"
                : "dependency";
        String counted = libraries.size() == 1
                ? "1 " + kind
                : libraries.size() + " " + (kind.endsWith("y") ? "dependencies" : "modules of the reactor");
        Map<String, Long> groups = libraries.stream()
                .collect(Collectors.groupingBy(
                        file -> file.library()
                                .map(library -> library.coordinates().groupId())
                                .orElse(""),
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
                .map(group -> counted + ", mostly " + group.getKey())
                .orElse(counted + " of " + groups.size() + " groups"));
    }
}
