package io.github.dockeroptimize.report;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two libraries of one name: two versions, or one that has moved to another group. Which one is used, chance decides. */
final class TwiceAdviser implements Advisor.Adviser {

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        return context.files().libraries().stream()
                .filter(file -> file.library().filter(TwiceAdviser::isWhole).isPresent())
                .collect(Collectors.groupingBy(
                        file -> file.library().map(PackedLibrary::artifactId).orElse(""),
                        TreeMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .filter(twice -> twice.getValue().size() > 1)
                .map(twice -> advice(twice.getKey(), twice.getValue()));
    }

    /** What has a classifier is mostly for some platform, beside others of its name. */
    private static boolean isWhole(PackedLibrary library) {
        return library.classifier().isEmpty();
    }

    private static Advice advice(String name, List<PlacedFile> files) {
        List<PlacedFile> smallestFirst = PlacedFiles.largest(files, files.size());
        PlacedFile smallest = smallestFirst.get(smallestFirst.size() - 1);
        String all = files.stream()
                .flatMap(file -> file.library().stream())
                .map(PackedLibrary::coordinates)
                .sorted()
                .collect(Collectors.joining(" and "));
        return new Advice(
                "twice",
                "Have one library named " + name,
                "There are " + all + ". If they are the same library, one of them is enough, and which one is used"
                        + " depends on the class path's order.",
                smallest.size().compressed(),
                smallest.library().map(TwiceAdviser::exclusion).orElse(""));
    }

    private static String exclusion(PackedLibrary library) {
        return library.groupId().isEmpty()
                ? "an <exclusion> for one of them"
                : "<exclusion><groupId>" + library.groupId() + "</groupId><artifactId>" + library.artifactId()
                        + "</artifactId></exclusion>";
    }
}
