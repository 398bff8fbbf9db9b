package io.github.dockeroptimize.report;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two libraries of one name: two versions, or one that has moved to another group. Which one is used is left to chance.
 */
final class DuplicateLibraryAdviser implements Advisor.Adviser {

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        return context.files().libraries().stream()
                .filter(file ->
                        file.library().filter(DuplicateLibraryAdviser::isWhole).isPresent())
                .collect(Collectors.groupingBy(
                        file -> file.library().map(PackedLibrary::artifactId).orElse(""),
                        TreeMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .filter(twice -> twice.getValue().size() > 1)
                .map(twice -> advice(twice.getKey(), twice.getValue()));
    }

    /** Artifacts with a classifier are mostly for one platform, next to others of the same name. */
    private static boolean isWhole(PackedLibrary library) {
        return library.coordinates().classifier().isEmpty();
    }

    private static Advice advice(String name, List<PlacedFile> files) {
        List<PlacedFile> smallestFirst = PlacedFiles.largest(files, files.size());
        PlacedFile smallest = smallestFirst.get(smallestFirst.size() - 1);
        String all = files.stream()
                .flatMap(file -> file.library().stream())
                .map(library -> library.coordinates().toString())
                .sorted()
                .collect(Collectors.joining(" and "));
        return new Advice(
                "twice",
                "Keep only one library named " + name,
                "The image has " + all + ". If they are the same library, one of them is enough; which one is used"
                        + " depends on the order of the class path.",
                smallest.size().compressed(),
                smallest.library().map(DuplicateLibraryAdviser::exclusion).orElse(""));
    }

    private static String exclusion(PackedLibrary library) {
        return library.coordinates().groupId().isEmpty()
                ? "an <exclusion> for one of them"
                : "<exclusion><groupId>" + library.coordinates().groupId() + "</groupId><artifactId>"
                        + library.artifactId() + "</artifactId></exclusion>";
    }
}
