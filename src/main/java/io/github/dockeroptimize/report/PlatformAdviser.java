package io.github.dockeroptimize.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Libraries for operating systems that aren't in any Linux container. */
final class PlatformAdviser implements Advisor.Adviser {

    private static final Pattern OTHER_SYSTEM =
            Pattern.compile("(?i)(?:.*[-_.])?(?:windows|win|win32|win64|osx|macos|macosx|mac|darwin)(?:[-_.].*)?");

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        List<PlacedFile> foreign = context.files().libraries().stream()
                .filter(file -> file.library()
                        .filter(library -> OTHER_SYSTEM
                                .matcher(library.coordinates().classifier())
                                .matches())
                        .isPresent())
                .toList();
        if (foreign.isEmpty()) {
            return Stream.empty();
        }
        long size = foreign.stream().mapToLong(file -> file.size().compressed()).sum();
        String names = foreign.stream()
                .flatMap(file -> file.library().stream())
                .map(PackedLibrary::key)
                .collect(Collectors.joining(", "));
        return Stream.of(new Advice(
                "other-systems",
                "Leave out libraries for other operating systems",
                "Linux containers don't use " + names + ".",
                size,
                "depend on the classifier for Linux only, or set <scope>provided</scope> for the others"));
    }
}
