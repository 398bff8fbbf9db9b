package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.LibraryKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Snapshots change without a change to the project. */
final class SnapshotAdviser implements Advisor.Adviser {

    private static final int MOST_NAMES = 3;

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        List<PlacedFile> snapshots = context.files().libraries(LibraryKind.SNAPSHOT);
        if (snapshots.isEmpty()) {
            return Stream.empty();
        }
        long cost = context.cost(ChangeCosts.SNAPSHOT, context.variants().plan());
        String names = snapshots.stream()
                .limit(MOST_NAMES)
                .flatMap(file -> file.library().stream())
                .map(library -> library.coordinates().toString())
                .collect(Collectors.joining(", "));
        int more = snapshots.size() - MOST_NAMES;
        return Stream.of(new Advice(
                "snapshots",
                "Depend on releases instead of snapshots",
                "A new build of " + names + (more > 0 ? " or " + more + " more" : "") + " pushes " + Bytes.text(cost)
                        + " and changes the image, although the project has not changed.",
                cost,
                snapshots.get(0).library().map(SnapshotAdviser::released).orElse("")));
    }

    private static String released(PackedLibrary library) {
        String version = library.coordinates().version().replaceFirst("-SNAPSHOT$", "");
        return version.isEmpty()
                ? "the version of a release"
                : "<version>" + version + "</version> for " + library.artifactId() + ", once it is released";
    }
}
