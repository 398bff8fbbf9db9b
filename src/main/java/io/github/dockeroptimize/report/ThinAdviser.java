package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.Trait;
import io.github.dockeroptimize.plan.Options.Layout;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.stream.Stream;

/** The JVM reads one jar of classes faster than a directory, and needs no launcher. */
final class ThinAdviser implements Advisor.Adviser {

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        if (!context.has(Trait.LAUNCHER) || context.facts().options().layout() != Layout.LAUNCHER) {
            return Stream.empty();
        }
        long loader = context.files().of(Role.LOADER).stream()
                .mapToLong(file -> file.size().compressed())
                .sum();
        return Stream.of(new Advice(
                "layout-thin",
                "Start without Spring Boot's launcher",
                "The application starts faster as a small jar next to its libraries, and the launcher's layer of "
                        + Bytes.text(loader) + " isn't needed.",
                loader,
                "<layout>thin</layout>"));
    }
}
