package io.github.dockeroptimize.report;

import io.github.dockeroptimize.inspect.BootApplication;
import io.github.dockeroptimize.plan.Options.Layout;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.stream.Stream;

/** The JVM reads one jar of classes faster than a folder, and needs no launcher. */
final class ThinAdviser implements Advisor.Adviser {

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        boolean launched = context.facts().application() instanceof BootApplication boot
                && !boot.isWar()
                && boot.launcher().isPresent()
                && context.facts().options().layout() == Layout.LAUNCHER;
        if (!launched) {
            return Stream.empty();
        }
        long loader = context.files().of(Role.LOADER).stream()
                .mapToLong(file -> file.size().compressed())
                .sum();
        return Stream.of(new Advice(
                "layout-thin",
                "Start without Spring Boot's launcher",
                "The application starts faster as a small jar beside its libraries, and the launcher's layer of "
                        + Bytes.text(loader) + " isn't needed.",
                loader,
                "<layout>thin</layout>"));
    }
}
