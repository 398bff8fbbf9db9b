package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.application.Trait;
import java.util.List;
import java.util.stream.Stream;

/** Module jars with the time of their build in them differ after each clean build. */
final class TimestampAdviser implements Advisor.Adviser {

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        ReportInput facts = context.facts();
        List<PlacedFile> modules = context.files().libraries(LibraryKind.REACTOR);
        if (!context.has(Trait.MODULES_AS_BUILT) || facts.fixedTimes() || modules.isEmpty()) {
            return Stream.empty();
        }
        long cost = context.cost(ChangeCosts.MODULE, context.variants().plan());
        String name = modules.get(0).library().map(PackedLibrary::artifactId).orElse("");
        return Stream.of(new Advice(
                "output-timestamp",
                "Give the jars of the reactor a fixed timestamp",
                "The build writes its time into the jar of " + name
                        + (modules.size() > 1 ? " and " + (modules.size() - 1) + " more" : "")
                        + ", so each clean build pushes "
                        + Bytes.text(cost) + " although nothing has changed.",
                cost,
                "<project.build.outputTimestamp>2025-01-01T00:00:00Z</project.build.outputTimestamp> in the"
                        + " <properties> of the reactor's root"));
    }
}
