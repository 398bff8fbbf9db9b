package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.JavaPackaging;
import io.github.dockeroptimize.application.ListeningPort;
import io.github.dockeroptimize.application.WarApplication.ServletApi;
import io.github.dockeroptimize.inspect.java.JavaSourceFiles;
import io.github.dockeroptimize.mojo.module.ReactorTree.Member;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What a module will package, known from its POM and sources alone. */
public final class ModulePackaging {

    private final MavenModule called;
    private final MavenProject project;
    private final ArchiveChoice choice;
    private final Member module;
    private final Collection<Member> needed;
    private final Optional<BootPlugin> boot;

    public ModulePackaging(MavenModule called, ArchiveChoice choice, Member module, Collection<Member> needed) {
        this.called = called;
        this.project = called.project();
        this.choice = choice;
        this.module = module;
        this.needed = needed;
        this.boot = BootPlugin.of(project);
    }

    /** The name with any version, unless it has none. */
    String archive() {
        if (choice.archive().isPresent()) {
            return inBuildDirectory("archive", choice.archive().get());
        }
        Optional<UberJarPlugin> uber = uberJar();
        Optional<String> outputFile = uber.flatMap(UberJarPlugin::outputFile);
        if (outputFile.isPresent()) {
            return inBuildDirectory("outputFile", outputFile.get());
        }
        String name = uber.flatMap(UberJarPlugin::finalName)
                .orElse(project.getBuild().getFinalName())
                .replace(project.getVersion(), "*");
        String classifier = boot.flatMap(BootPlugin::classifier)
                .or(choice::classifier)
                .or(() -> uber.flatMap(UberJarPlugin::classifier))
                .map(given -> "-" + given)
                .orElse("");
        return name + classifier + "."
                + project.getArtifact().getArtifactHandler().getExtension();
    }

    private String inBuildDirectory(String parameter, String file) {
        Path directory =
                Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
        Path path =
                MavenModule.directory(project).resolve(file).toAbsolutePath().normalize();
        if (!path.startsWith(directory)) {
            throw new InvalidInputException(
                    quote(parameter) + " is " + quote(file)
                            + ", but with 'contents' 'sources' the archive is taken from "
                            + quote(called.shown(directory)),
                    "let the build write it there");
        }
        return directory.relativize(path).toString().replace('\\', '/').replace(project.getVersion(), "*");
    }

    /** Empty for a library, which has nothing to start. */
    public Optional<JavaPackaging> packaging() {
        boolean war = project.getPackaging().equals("war");
        if (boot.isPresent()) {
            return boot.map(plugin -> plugin.packaging(war));
        }
        if (war) {
            return Optional.of(new JavaPackaging.War(servletApi(), siblings()));
        }
        refuseQuarkus();
        if (uberJar().isPresent()) {
            return Optional.of(new JavaPackaging.UberJar(choice.mainClass()));
        }
        return choice.mainClass()
                .or(this::manifestMainClass)
                .or(() -> called.property("exec.mainClass"))
                .or(() -> JavaSourceFiles.mainClass(sourceRoots(), new JavaReleases(called).running()))
                .map(mainClass -> new JavaPackaging.PlainJar(mainClass, siblings()));
    }

    private Optional<UberJarPlugin> uberJar() {
        return boot.isPresent() || project.getPackaging().equals("war") ? Optional.empty() : UberJarPlugin.of(project);
    }

    /** Its plugin makes something else of the module than its archive. */
    private void refuseQuarkus() {
        boolean builds = project.getBuildPlugins().stream()
                .filter(plugin -> plugin.getArtifactId().equals("quarkus-maven-plugin"))
                .flatMap(plugin -> plugin.getExecutions().stream())
                .anyMatch(execution -> execution.getGoals().contains("build"));
        if (builds) {
            throw new InvalidInputException(
                    "'contents' is 'sources', but " + quote(called.name())
                            + " is packaged by quarkus-maven-plugin, which isn't read from sources",
                    "set <contents>layers</contents> and the property quarkus.package.jar.type to 'uber-jar'");
        }
    }

    /** Maven's, and the directories that plugins for other languages compile by convention or configuration. */
    private Set<Path> sourceRoots() {
        Path directory = MavenModule.directory(project);
        Set<Path> roots = new TreeSet<>();
        project.getCompileSourceRoots().forEach(root -> roots.add(directory.resolve(root)));
        List.of("java", "kotlin", "groovy").forEach(language -> roots.add(directory.resolve("src/main/" + language)));
        project.getBuildPlugins().stream()
                .map(plugin -> new PluginSettings(project, plugin.getKey()))
                .flatMap(plugin ->
                        Stream.concat(plugin.executions().stream().map(plugin::of), Stream.of(plugin.shared())))
                .flatMap(Optional::stream)
                .flatMap(configuration -> Stream.ofNullable(configuration.getChild("sourceDirs")))
                .flatMap(directories -> Stream.of(directories.getChildren()))
                .map(Xpp3Dom::getValue)
                .filter(path -> path != null && !path.contains("test"))
                .forEach(path -> roots.add(directory.resolve(path.strip())));
        return roots;
    }

    private Optional<String> manifestMainClass() {
        PluginSettings jar = new PluginSettings(project, PluginSettings.JAR);
        return Stream.concat(jar.executions().stream().map(jar::of), Stream.of(jar.shared()))
                .flatMap(Optional::stream)
                .flatMap(configuration -> Stream.of(
                                PluginSettings.value(configuration, "archive", "manifest", "mainClass"),
                                PluginSettings.value(configuration, "archive", "manifestEntries", "Main-Class"))
                        .flatMap(Optional::stream))
                .findFirst();
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

    /** The port that it listens on; none for a WAR, whose server is in the base image. */
    ListeningPort port(JavaPackaging packaging) {
        if (packaging.servletContainer().isPresent()) {
            return ListeningPort.NONE;
        }
        Set<String> dependencies = Stream.concat(
                        project.getDependencies().stream(),
                        needed.stream().flatMap(member -> member.model().getDependencies().stream()))
                .filter(dependency -> !"test".equals(dependency.getScope()))
                .map(Dependency::getArtifactId)
                .collect(Collectors.toSet());
        return JavaSourceFiles.port(
                project.getResources().stream()
                        .map(resource -> Path.of(resource.getDirectory()))
                        .toList(),
                dependencies);
    }
}
