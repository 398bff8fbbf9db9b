package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.mojo.module.ReactorTree.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says where a plugin or extension may read the history, which isn't copied: it would make every commit a new build.
 */
final class NeededGit {

    private static final Pattern READER = Pattern.compile(
            "<(?:plugin|extension)>\\s*(?:<groupId>[^<]*</groupId>\\s*)?<artifactId>\\s*([\\w.-]*(?:\\bj?git|buildnumber|scm|axion|semver)[\\w.-]*)\\s*<|<(ratchetFrom)>");

    private NeededGit() {}

    static List<String> notes(MavenModule module, Collection<Member> modules, List<String> sources, Path directory) {
        Optional<Path> repository = Stream.iterate(
                        Optional.of(MavenModule.directory(module.project())),
                        Optional::isPresent,
                        path -> path.map(Path::getParent))
                .flatMap(Optional::stream)
                .map(above -> above.resolve(".git"))
                .filter(Files::exists)
                .findFirst();
        if (repository.isEmpty() || sources.stream().anyMatch(source -> source.matches("(.*/)?\\.git"))) {
            return List.of();
        }
        String path = directory.relativize(repository.get()).toString().replace('\\', '/');
        return Stream.concat(
                        modules.stream().map(Member::pom),
                        Stream.of(directory.resolve(".mvn/extensions.xml")).filter(Files::isRegularFile))
                .flatMap(file -> READER.matcher(text(file)).results())
                .map(found -> Optional.ofNullable(found.group(1)).orElse("ratchetFrom"))
                .distinct()
                .limit(1)
                .map(name ->
                        quote(name) + " may read .git, which isn't copied; if it does, add it with <sources><source>"
                                + path + "</source></sources> or -Ddocker-optimize.sources=" + path)
                .toList();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
