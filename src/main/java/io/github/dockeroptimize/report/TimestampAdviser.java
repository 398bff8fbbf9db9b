package io.github.dockeroptimize.report;

import io.github.dockeroptimize.inspect.BootApplication;
import io.github.dockeroptimize.inspect.LibraryKind;
import io.github.dockeroptimize.inspect.WarApplication;
import java.util.List;
import java.util.stream.Stream;

/** Modules inside an archive are other bytes after each clean build, as long as their jars say when they were made. */
final class TimestampAdviser implements Advisor.Adviser {

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        Facts facts = context.facts();
        boolean nested =
                facts.application() instanceof BootApplication || facts.application() instanceof WarApplication;
        List<PlacedFile> modules = context.files().libraries(LibraryKind.REACTOR);
        if (facts.fixedTimes() || !nested || modules.isEmpty()) {
            return Stream.empty();
        }
        long cost = context.cost(ChangeCosts.MODULE, context.variants().plan());
        String name = modules.get(0).library().map(PackedLibrary::artifactId).orElse("");
        return Stream.of(new Advice(
                "output-timestamp",
                "Give jars of this reactor a fixed time",
                "The jar of " + name + (modules.size() > 1 ? " and " + (modules.size() - 1) + " more" : "")
                        + " in the archive has the time of its build in it, so each clean build pushes "
                        + Bytes.text(cost) + " though nothing has changed.",
                cost,
                "<project.build.outputTimestamp>2025-01-01T00:00:00Z</project.build.outputTimestamp> in the"
                        + " <properties> of the reactor's root"));
    }
}
