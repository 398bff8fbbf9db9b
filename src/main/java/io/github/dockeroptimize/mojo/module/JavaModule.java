package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.application.JavaPackaging;
import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.mojo.module.ReactorTree.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;

/** Reads from Maven what a container needs to compile a module. Nothing has to be built for it. */
final class JavaModule {

    private final MavenModule called;
    private final MavenProject project;
    private final Collection<Member> needed;
    private final Member module;
    private final Member root;
    private final ModuleFiles files;
    private final Path context;
    private final ModulePackaging packaged;

    /** @param choices what the user decides about the sources */
    JavaModule(MavenModule called, ArchiveChoice choice, SourceChoices choices) {
        this.called = called;
        this.project = called.project();
        ReactorTree tree = ReactorTree.around(project);
        this.module = tree.in(project);
        this.needed = NeededModules.of(module, tree.members());
        this.root = needed.stream()
                .filter(member -> !member.children().isEmpty())
                .filter(member ->
                        needed.stream().noneMatch(other -> other.children().containsValue(member.pom())))
                .findFirst()
                .orElse(module);
        this.files = new ModuleFiles(needed, project, choices);
        this.context = files.context();
        this.packaged = new ModulePackaging(called, choice, module, needed);
    }

    /** Empty for a library, which has nothing to start. */
    Optional<JavaSources> read() {
        return packaged.packaging().map(this::read);
    }

    private JavaSources read(JavaPackaging packaging) {
        ContainerOptions options = new ContainerOptions(called, needed, context);
        List<String> call = new ArrayList<>(module());
        call.addAll(options.options());
        List<JavaReleases> releases = releases();
        return new JavaSources(
                context,
                files.rules(),
                needed.stream().map(this::pom).toList(),
                new MavenFiles(context)
                        .call(
                                call,
                                files.testJars(),
                                hasTimestamp(),
                                releases.stream()
                                        .map(JavaReleases::compiling)
                                        .reduce(JavaVersion::max)
                                        .orElseThrow(),
                                releases.stream()
                                        .flatMap(release -> release.toolchains().stream())
                                        .distinct()
                                        .toList()),
                files.sources(),
                files.tests(),
                path(Path.of(project.getBuild().getDirectory())),
                packaged.archive(),
                running(),
                packaging,
                ManifestEntries.of(project),
                systemJars(),
                packaged.port(packaging),
                Stream.of(
                                files.notes(),
                                options.notes(),
                                NeededGit.notes(called, needed, files.sources(), files.shared()))
                        .flatMap(List::stream)
                        .distinct()
                        .toList());
    }

    /** A library may need a newer release than the application. */
    private JavaVersion running() {
        return new JavaReleases(called).running();
    }

    private List<JavaReleases> releases() {
        return Stream.concat(Stream.of(project), called.reactor().stream())
                .distinct()
                .filter(other ->
                        needed.stream().anyMatch(member -> member.folder().equals(MavenModule.directory(other))))
                .map(other -> new JavaReleases(called.with(other)))
                .toList();
    }

    private List<String> systemJars() {
        return project.getDependencies().stream()
                .filter(dependency -> "system".equals(dependency.getScope()) && dependency.getSystemPath() != null)
                .map(dependency -> Path.of(dependency.getSystemPath()).normalize())
                .filter(file -> file.startsWith(context))
                .map(this::path)
                .toList();
    }

    /** Modules that aren't needed must be there for Maven. */
    private JavaSources.Pom pom(Member member) {
        List<String> absent = member.children().entrySet().stream()
                .filter(child -> needed.stream().noneMatch(other -> other.pom().equals(child.getValue())))
                .map(Map.Entry::getValue)
                .map(this::path)
                .toList();
        boolean read = member.equals(root)
                || needed.stream().anyMatch(other -> other.children().containsValue(member.pom()));
        return new JavaSources.Pom(path(member.pom()), read ? absent : List.of(), namesPlugin(member.model()));
    }

    private boolean namesPlugin(Model model) {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(model.getBuild())),
                        model.getProfiles().stream().map(profile -> Optional.ofNullable(profile.getBuild())))
                .flatMap(Optional::stream)
                .flatMap(build -> Stream.concat(
                        build.getPlugins().stream(),
                        Optional.ofNullable(build.getPluginManagement()).stream()
                                .flatMap(management -> management.getPlugins().stream())))
                .anyMatch(plugin ->
                        plugin.getKey().equals(called.execution().getPlugin().getKey()));
    }

    private List<String> module() {
        if (root.equals(module)) {
            return path(module.folder()).isEmpty() ? List.of() : List.of("-f", path(module.pom()));
        }
        List<String> options = new ArrayList<>();
        if (!root.pom().equals(context.resolve("pom.xml"))) {
            options.addAll(List.of("-f", path(root.pom())));
        }
        options.addAll(List.of("-pl", slashes(root.folder().relativize(module.folder())), "-am"));
        return options;
    }

    /** Taken from the POMs only: Maven 4 has a default for it, and the container's Maven may be older. */
    private boolean hasTimestamp() {
        return Stream.iterate(project, Objects::nonNull, MavenProject::getParent)
                .anyMatch(pom -> pom.getOriginalModel().getProperties().containsKey("project.build.outputTimestamp"));
    }

    private String path(Path path) {
        return slashes(context.relativize(path.toAbsolutePath().normalize()));
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
