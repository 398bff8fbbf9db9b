package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.inspect.JavaPackaging;
import io.github.dockeroptimize.inspect.JavaSources;
import io.github.dockeroptimize.mojo.ReactorTree.Member;
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

/** Reads from Maven what a container needs to compile a module. Nothing need be built for it. */
final class JavaModule {

    private final ImageParameters parameters;
    private final MavenProject project;
    private final Collection<Member> needed;
    private final Member module;
    private final Member root;
    private final Path context;
    private final ModulePackaging packaged;

    JavaModule(ImageParameters parameters) {
        this.parameters = parameters;
        this.project = parameters.project;
        ReactorTree tree = ReactorTree.around(project);
        this.module = tree.in(project);
        this.needed = NeededModules.of(module, tree.members());
        this.root = needed.stream()
                .filter(member -> !member.children().isEmpty())
                .filter(member ->
                        needed.stream().noneMatch(other -> other.children().containsValue(member.pom())))
                .findFirst()
                .orElse(module);
        this.context =
                needed.stream().map(Member::folder).reduce(JavaModule::common).orElseThrow();
        this.packaged = new ModulePackaging(parameters, module, needed);
    }

    /** Empty for a library, which nothing starts. */
    Optional<JavaSources> read() {
        return packaged.packaging().map(this::read);
    }

    private JavaSources read(JavaPackaging packaging) {
        ModuleFiles files = new ModuleFiles(context, needed);
        return new JavaSources(
                context,
                needed.stream().map(this::pom).toList(),
                new MavenFiles(context).call(options(), files.testJars(), hasTimestamp()),
                files.sources(project, parameters.sources),
                files.tests(),
                path(Path.of(project.getBuild().getDirectory())),
                packaged.archive(),
                packaged.javaVersion(),
                packaging,
                packaged.port(packaging));
    }

    private JavaSources.Pom pom(Member member) {
        List<String> absent = member.children().entrySet().stream()
                .filter(child -> needed.stream().noneMatch(other -> other.pom().equals(child.getValue())))
                .map(Map.Entry::getKey)
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
                        plugin.getKey().equals(parameters.execution.getPlugin().getKey()));
    }

    private List<String> options() {
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

    /** By what the POMs say: Maven 4 has a default for it, and the container's Maven may be an older one. */
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

    private static Path common(Path one, Path other) {
        Path common = one;
        while (!other.startsWith(common)) {
            common = Objects.requireNonNull(common.getParent());
        }
        return common;
    }
}
