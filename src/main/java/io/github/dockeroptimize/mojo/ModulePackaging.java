package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.inspect.JavaPackaging;
import io.github.dockeroptimize.inspect.JavaSourceFiles;
import io.github.dockeroptimize.inspect.JavaVersion;
import io.github.dockeroptimize.inspect.WarApplication.ServletApi;
import io.github.dockeroptimize.mojo.ReactorTree.Member;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What a module will package, by its POM and its sources alone. */
final class ModulePackaging {

    private static final JavaVersion DEFAULT_RELEASE = JavaVersion.parse("21").orElseThrow();
    private static final JavaVersion LOWEST_OF_BOOT_3 = JavaVersion.parse("17").orElseThrow();
    private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";
    private static final List<String> RELEASES = List.of("release", "target", "source");
    private static final int TOMCAT_PORT = 8080;

    private final ImageParameters parameters;
    private final MavenProject project;
    private final Member module;
    private final Collection<Member> needed;
    private final Optional<BootPlugin> boot;

    ModulePackaging(ImageParameters parameters, Member module, Collection<Member> needed) {
        this.parameters = parameters;
        this.project = parameters.project;
        this.module = module;
        this.needed = needed;
        this.boot = BootPlugin.of(project);
    }

    /** Whatever the version will be when it is built, unless the name has none. */
    String archive() {
        String name = project.getBuild().getFinalName().replace(project.getVersion(), "*");
        String classifier = boot.flatMap(BootPlugin::classifier)
                .or(() -> Optional.ofNullable(parameters.classifier).filter(given -> !given.isBlank()))
                .map(given -> "-" + given)
                .orElse("");
        return name + classifier + "."
                + project.getArtifact().getArtifactHandler().getExtension();
    }

    /** What the compiler is told, in the order in which it asks. */
    JavaVersion javaVersion() {
        JavaVersion release = RELEASES.stream()
                .flatMap(name -> Stream.of(configured(name), Optional.ofNullable(property("maven.compiler." + name))))
                .flatMap(Optional::stream)
                .flatMap(value -> JavaVersion.parse(value).stream())
                .findFirst()
                .orElse(DEFAULT_RELEASE);
        return boot.filter(plugin -> plugin.major() >= 3).isPresent() ? release.max(LOWEST_OF_BOOT_3) : release;
    }

    /** Empty for a library, which nothing starts. */
    Optional<JavaPackaging> packaging() {
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
        return configuration("org.apache.maven.plugins:maven-jar-plugin")
                .map(configuration -> configuration.getChild("archive"))
                .map(archive -> archive.getChild("manifest"))
                .map(manifest -> manifest.getChild("mainClass"))
                .map(Xpp3Dom::getValue)
                .filter(name -> !name.isBlank() && !name.contains("${"));
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

    OptionalInt port(JavaPackaging packaging) {
        if (packaging instanceof JavaPackaging.War) {
            return OptionalInt.of(TOMCAT_PORT);
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

    private Optional<String> configured(String name) {
        return configuration(COMPILER)
                .map(configuration -> configuration.getChild(name))
                .map(Xpp3Dom::getValue);
    }

    private Optional<Xpp3Dom> configuration(String plugin) {
        return Optional.ofNullable(project.getPlugin(plugin))
                .map(Plugin::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(Xpp3Dom.class::cast);
    }
}
