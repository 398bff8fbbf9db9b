package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.mojo.ReactorTree.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.FileSet;
import org.apache.maven.project.MavenProject;

/** The files of the needed modules that are compiled, and no others. */
final class ModuleFiles {

    /** What a POM names in its own folder, as far as the first slash. */
    private static final Pattern IN_FOLDER = Pattern.compile("\\$\\{(?:project\\.)?basedir}/([^/<>\"'$,;:]+)");

    private static final Set<String> BUILT = Set.of("target", "node_modules", "pom.xml", "");

    private final Path context;
    private final Collection<Member> modules;

    ModuleFiles(Path context, Collection<Member> modules) {
        this.context = context;
        this.modules = modules;
    }

    /** Whether one module needs the tests of another. */
    boolean testJars() {
        return modules.stream()
                .flatMap(member -> member.model().getDependencies().stream())
                .anyMatch(dependency -> "test-jar".equals(dependency.getType())
                        && modules.stream()
                                .anyMatch(member -> member.key().endsWith(":" + dependency.getArtifactId())));
    }

    /**
     * Paths in the context: each module's {@code src}, what its POM names beside it, and what the user adds.
     *
     * @throws InvalidInputException if a path that the user adds isn't there
     */
    List<String> sources(MavenProject project, List<String> added) {
        Set<String> sources = new TreeSet<>();
        for (Member member : modules) {
            Stream.concat(isPom(member) ? Stream.empty() : Stream.of("src"), named(member))
                    .filter(name -> !BUILT.contains(name))
                    .map(member.folder()::resolve)
                    .filter(Files::exists)
                    .filter(path ->
                            modules.stream().noneMatch(other -> other.folder().startsWith(path)))
                    .forEach(path -> sources.add(path(path)));
        }
        Stream.concat(
                        project.getCompileSourceRoots().stream(),
                        project.getResources().stream().map(FileSet::getDirectory))
                .map(folder -> Path.of(folder).normalize())
                .filter(folder -> Files.isDirectory(folder) && folder.startsWith(context))
                .filter(folder -> !folder.startsWith(Path.of(project.getBuild().getDirectory())))
                .map(this::path)
                .filter(path -> sources.stream().noneMatch(source -> path.startsWith(source + "/")))
                .forEach(sources::add);
        for (String path : added) {
            Path file = context.resolve(path.strip()).normalize();
            if (!file.startsWith(context) || file.equals(context) || !Files.exists(file)) {
                throw new InvalidInputException("'sources' has " + quote(path) + ", but there is no such path in "
                        + quote(context.getFileName()) + ", the folder that is built from; correct it");
            }
            sources.add(path(file));
        }
        return List.copyOf(sources);
    }

    /** What is for tests only, unless they have to be compiled. */
    List<String> tests() {
        return testJars()
                ? List.of()
                : modules.stream()
                        .filter(member -> !isPom(member))
                        .map(member -> path(member.folder().resolve("src/test")))
                        .toList();
    }

    /** Such a module compiles nothing. */
    private static boolean isPom(Member member) {
        return member.model().getPackaging().equals("pom");
    }

    private static Stream<String> named(Member member) {
        try {
            Matcher matcher = IN_FOLDER.matcher(new String(Files.readAllBytes(member.pom()), StandardCharsets.UTF_8));
            return matcher.results().map(result -> result.group(1).strip()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String path(Path path) {
        return context.relativize(path.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }
}
