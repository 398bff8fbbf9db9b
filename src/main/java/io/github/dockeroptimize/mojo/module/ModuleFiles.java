package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.inspect.context.SourceTree;
import io.github.dockeroptimize.mojo.module.ReactorTree.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.FileSet;
import org.apache.maven.project.MavenProject;

/** The files of the needed modules that compiling needs, and the directory that contains them all. */
final class ModuleFiles {

    private static final Set<String> BUILT =
            Set.of("target", "node_modules", "pom.xml", "Dockerfile", ".dockerignore", ".mvn", "mvnw");

    private final Collection<Member> modules;
    private final Path build;
    private final Set<Path> named;
    private final Set<Path> files = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();
    private final Path shared;
    private final Path context;
    private final SourceTree tree;

    /**
     * @param choices whose added paths are relative to the directory that contains the modules
     * @throws InvalidInputException if one of them doesn't exist
     */
    ModuleFiles(Collection<Member> modules, MavenProject project, SourceChoices choices) {
        this.modules = modules;
        this.build = Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
        this.named = NamedPaths.of(modules);
        this.shared =
                modules.stream().map(Member::folder).reduce(ModuleFiles::common).orElseThrow();
        modules.stream()
                .filter(member -> !isPom(member))
                .map(member -> member.folder().resolve("src"))
                .forEach(files::add);
        named.stream().map(this::widened).filter(this::isWanted).forEach(files::add);
        Stream.concat(
                        project.getCompileSourceRoots().stream(),
                        project.getResources().stream().map(FileSet::getDirectory))
                .map(folder -> Path.of(folder).normalize())
                .filter(path ->
                        modules.stream().noneMatch(other -> other.folder().startsWith(path)))
                .filter(this::isWanted)
                .forEach(files::add);
        files.addAll(ModuleResources.of(modules, project));
        for (String path : choices.added()) {
            Path file = shared.resolve(path.strip()).normalize();
            if (shared.startsWith(file) || !Files.exists(file)) {
                throw new InvalidInputException(
                        "'sources' has " + quote(path) + ", which doesn't exist in " + quote(shared.getFileName())
                                + ", the build context",
                        "set paths relative to it");
            }
            files.add(file);
        }
        files.removeIf(file -> !Files.exists(file));
        files.removeIf(file -> files.stream().anyMatch(other -> !other.equals(file) && file.startsWith(other)));
        this.context = files.stream().reduce(shared, ModuleFiles::common);
        this.tree = SourceTree.of(
                context,
                new SourceChoices(
                        choices.added().stream()
                                .map(path -> path(shared.resolve(path.strip())))
                                .toList(),
                        choices.excluded(),
                        choices.entrypoint(),
                        choices.arguments()));
        files.removeIf(this::isLeftOut);
    }

    /** The directory that contains the modules. */
    Path shared() {
        return shared;
    }

    Path context() {
        return context;
    }

    /** Paths in the context. */
    List<String> sources() {
        return files.stream().map(this::path).sorted().toList();
    }

    ContextRules rules() {
        return tree.rules();
    }

    List<String> notes() {
        return notes;
    }

    private boolean isLeftOut(Path file) {
        boolean left = !tree.has(path(file)) && !tree.hasDirectory(path(file));
        if (left && named.stream().anyMatch(file::equals)) {
            notes.add("a POM names " + quote(path(file)) + ", which is not under version control and isn't copied;"
                    + " <sources> or -Ddocker-optimize.sources adds what the build needs");
        }
        return left;
    }

    /** Whether one module needs the tests of another. */
    boolean testJars() {
        return modules.stream()
                .flatMap(member -> member.model().getDependencies().stream())
                .anyMatch(dependency -> "test-jar".equals(dependency.getType())
                        && modules.stream()
                                .anyMatch(member -> member.key().endsWith(":" + dependency.getArtifactId())));
    }

    /** Test files, unless they have to be compiled, or a POM names one. */
    List<String> tests() {
        return testJars()
                ? List.of()
                : modules.stream()
                        .filter(member -> !isPom(member))
                        .map(member -> member.folder().resolve("src/test"))
                        .filter(tests -> named.stream().noneMatch(path -> path.startsWith(tests)))
                        .map(this::path)
                        .toList();
    }

    /** What else is in the directory that a POM names may be needed, too; not if it is a module of its own. */
    private Path widened(Path path) {
        return modules.stream()
                .map(Member::folder)
                .filter(path::startsWith)
                .map(folder -> folder.resolve(folder.relativize(path).getName(0)))
                .filter(top -> !Files.exists(top.resolve("pom.xml")))
                .findFirst()
                .orElse(path);
    }

    private boolean isWanted(Path path) {
        String name = path.getFileName().toString();
        if (BUILT.contains(name) || path.startsWith(build) || name.equals(".git") || name.startsWith(".env")) {
            return false;
        }
        Path wider = common(shared, path);
        if (!wider.equals(shared) && (wider.getParent() == null || home().startsWith(wider))) {
            notes.add("a POM names " + quote(shared.relativize(path))
                    + ", which is too far from the module to be copied;" + " the build in the container may need it");
            return false;
        }
        return true;
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home")).toAbsolutePath().normalize();
    }

    /** Such a module compiles nothing. */
    private static boolean isPom(Member member) {
        return member.model().getPackaging().equals("pom");
    }

    private String path(Path path) {
        return context.relativize(path.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    private static Path common(Path one, Path other) {
        Path common = one;
        while (!other.startsWith(common)) {
            common = Objects.requireNonNull(common.getParent());
        }
        return common;
    }
}
