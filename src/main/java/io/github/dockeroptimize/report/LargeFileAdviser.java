package io.github.dockeroptimize.report;

import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Large files next to classes are pushed with each changed class. */
final class LargeFileAdviser implements Advisor.Adviser {

    private static final long LARGE = 1_000_000;

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        Set<String> withCode = context.files().of(Role.CODE).stream()
                .filter(file -> file.path().value().endsWith(".class"))
                .map(PlacedFile::layer)
                .collect(Collectors.toSet());
        return context.files().all().stream()
                .filter(file -> withCode.contains(file.layer())
                        && file.role() != Role.LIBRARY
                        && file.size().compressed() >= LARGE)
                .map(file -> new Advice(
                        "large-file",
                        "Move " + file.path().value().replaceFirst(".*/", "") + " out of the application's layer",
                        file.path() + " is " + Bytes.text(file.size().compressed())
                                + " and is pushed with every changed class. In a separate module it would be a"
                                + " dependency, in another layer.",
                        file.size().compressed(),
                        "move it to the resources of a module that this module depends on"));
    }
}
