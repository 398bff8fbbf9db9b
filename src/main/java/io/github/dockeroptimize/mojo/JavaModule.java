package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.inspect.JavaPackaging;
import io.github.dockeroptimize.inspect.JavaSourceFiles;
import io.github.dockeroptimize.inspect.JavaSources;
import io.github.dockeroptimize.inspect.JavaVersion;
import io.github.dockeroptimize.inspect.WarApplication.ServletApi;
import io.github.dockeroptimize.mojo.ReactorTree.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Reads from Maven what a container needs to compile a module. Nothing need be built for it. */
final class JavaModule {

    private static final JavaVersion DEFAULT_RELEASE = JavaVersion.parse("21").orElseThrow();
    private static final JavaVersion LOWEST_OF_BOOT_3 = JavaVersion.parse("17").orElseThrow();
    private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";
    private static final List<String> RELEASES = List.of("release", "target", "source");

    private final ImageParameters parameters;
    private final MavenProject project;
    private final Collection<Member> needed;
    private final Member module;
    private final Member root;
    private final Path context;
    private final Optional<BootPlugin> boot;

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
        this.boot = BootPlugin.of(project);
    }

    /** Empty for a library, which nothing starts. */
    Optional<JavaSources> read() {
        return packaging().map(this::read);
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
                archive(),
                javaVersion(),
                packaging,
                port(packaging));
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

    /** Whatever the version will be when it is built, unless the name has none. */
    private String archive() {
        String name = project.getBuild().getFinalName().replace(project.getVersion(), "*");
        String classifier = boot.flatMap(BootPlugin::classifier)
                .or(() -> Optional.ofNullable(parameters.classifier).filter(given -> !given.isBlank()))
                .map(given -> "-" + given)
                .orElse("");
        return name + classifier + "."
                + project.getArtifact().getArtifactHandler().getExtension();
    }

    private JavaVersion javaVersion() {
        JavaVersion release = RELEASES.stream()
                .flatMap(name ->
                        Stream.of(configured(COMPILER, name), Optional.ofNullable(property("maven.compiler." + name))))
                .flatMap(Optional::stream)
                .flatMap(value -> JavaVersion.parse(value).stream())
                .findFirst()
                .orElse(DEFAULT_RELEASE);
        return boot.filter(plugin -> plugin.major() >= 3).isPresent() ? release.max(LOWEST_OF_BOOT_3) : release;
    }

    private Optional<JavaPackaging> packaging() {
        boolean war = project.getPackaging().equals("war");
        if (boot.isPresent()) {
            return boot.map(plugin -> plugin.packaging(war));
        }
        if (war) {
            return Optional.of(new JavaPackaging.War(servletApi(), siblings()));
        }
        if (isUberJar()) {
            return Optional.of(new JavaPackaging.UberJar());
        }
        return Optional.ofNullable(parameters.mainClass)
                .filter(name -> !name.isBlank())
                .or(this::manifestMainClass)
                .or(() -> Optional.ofNullable(property("exec.mainClass")))
                .or(() -> JavaSourceFiles.mainClass(
                        project.getCompileSourceRoots().stream().map(Path::of).toList()))
                .map(mainClass -> new JavaPackaging.PlainJar(mainClass, siblings()));
    }

    private boolean isUberJar() {
        return project.getBuildPlugins().stream()
                .anyMatch(plugin -> plugin.getExecutions().stream()
                        .anyMatch(execution -> execution.getGoals().contains("shade")
                                || String.valueOf(execution.getConfiguration()).contains("jar-with-dependencies")));
    }

    /** A property that nobody has set, such as that of Spring Boot's parent, names nothing. */
    private Optional<String> manifestMainClass() {
        return Optional.ofNullable(project.getPlugin("org.apache.maven.plugins:maven-jar-plugin"))
                .map(Plugin::getConfiguration)
                .map(configuration -> ((Xpp3Dom) configuration).getChild("archive"))
                .map(archive -> archive.getChild("manifest"))
                .map(manifest -> manifest.getChild("mainClass"))
                .map(Xpp3Dom::getValue)
                .filter(name -> !name.contains("${"));
    }

    private ServletApi servletApi() {
        return project.getDependencies().stream()
                        .anyMatch(dependency -> dependency.getGroupId().startsWith("javax.")
                                || dependency.getArtifactId().startsWith("javax."))
                ? ServletApi.JAVAX
                : ServletApi.JAKARTA;
    }

    private List<String> siblings() {
        return needed.stream()
                .filter(member ->
                        !member.equals(module) && !member.model().getPackaging().equals("pom"))
                .map(member -> member.model().getArtifactId())
                .toList();
    }

    private OptionalInt port(JavaPackaging packaging) {
        if (packaging instanceof JavaPackaging.War) {
            return OptionalInt.of(8080);
        }
        List<String> dependencies = Stream.concat(
                        project.getDependencies().stream(),
                        needed.stream().flatMap(member -> member.model().getDependencies().stream()))
                .map(Dependency::getArtifactId)
                .toList();
        return JavaSourceFiles.serverPort(
                project.getResources().stream()
                        .map(resource -> Path.of(resource.getDirectory()))
                        .toList(),
                dependencies);
    }

    private @Nullable String property(String name) {
        return parameters
                .session
                .getUserProperties()
                .getProperty(name, project.getProperties().getProperty(name));
    }

    private Optional<String> configured(String plugin, String name) {
        return Optional.ofNullable(project.getPlugin(plugin))
                .map(Plugin::getConfiguration)
                .map(configuration -> ((Xpp3Dom) configuration).getChild(name))
                .map(Xpp3Dom::getValue)
                .filter(Objects::nonNull);
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
