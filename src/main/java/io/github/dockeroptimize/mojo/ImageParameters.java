package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.Application;
import io.github.dockeroptimize.inspect.Inspection;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Planner;
import io.github.dockeroptimize.plan.SourcePlan;
import io.github.dockeroptimize.plan.SourcePlanner;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The parameters that say what image a module is to get; the same in every goal. */
abstract class ImageParameters extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    /**
     * Skips this module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.skip", defaultValue = "false")
    boolean skip;

    /**
     * Name of the image, with an optional registry and tag. The default is the module's artifact id and version, with
     * what image names don't allow turned into hyphens.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.image", defaultValue = "${project.artifactId}:${project.version}")
    String image;

    /**
     * Image to start from. The default is {@code eclipse-temurin:N-jre}, N being the lowest long-term Java release that
     * runs the class files of the application and its libraries; for a WAR, the Tomcat of its servlet generation. It is
     * written into {@code FROM} as it is, so that update bots see it; a digest pins it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.baseImage")
    @Nullable
    String baseImage;

    /**
     * Image that compiles sources in the container. The default is the official one of the language and its release, such
     * as {@code maven:3.9-eclipse-temurin-21}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.builderImage")
    @Nullable
    String builderImage;

    /**
     * Paths that compiling in the container needs besides each module's {@code src} and what its POM names in its own
     * folder; relative to the folder that is built from.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.sources")
    List<String> sources = new ArrayList<>();

    /**
     * What the build context holds: {@code archive}, the one packaged archive, taken apart in a first stage by the tool
     * that it carries; {@code layers}, one tar a layer, which needs nothing to run in the build; or {@code auto}:
     * {@code archive} where the archive can take itself apart, else {@code layers}. With {@code sources}, the Dockerfile is
     * written beside the sources, to be committed, and compiles them in the container; that is what {@code auto} means for
     * a module without an archive whose folder holds a Node.js, Go or Python project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.contents", defaultValue = "auto")
    String contents;

    /**
     * How a Spring Boot application lies in the image: {@code launcher}, as in the archive and started by Spring Boot's
     * launcher; or {@code thin}, a folder of libraries and a small jar that names them, which starts faster.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.layout", defaultValue = "launcher")
    String layout;

    /**
     * Into how many layers the release dependencies go, at most: a number from 1 to 64, or {@code auto}, which splits as
     * long as a layer more saves 256 kB of what one new version re-pushes on average. Artifacts of one group stay together,
     * and which groups share a layer is computed so that the expected bytes of a re-push are least. Where there are several,
     * the default of {@code contents} is {@code layers}. A {@code docker-optimize.lock} decides instead, where there is one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dependencyLayers", defaultValue = "1")
    String dependencyLayers;

    /**
     * How often artifacts of a group get a new version, in proportion to others, as a number by group id. A group that isn't
     * named has 1. On the command line, {@code -Ddocker-optimize.bumpWeights.GROUP=number} sets one of them.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> bumpWeights = new LinkedHashMap<>();

    /**
     * The lock that says which release dependency goes to which layer, written by {@code docker-optimize:lock}. The default
     * is {@code docker-optimize.lock} in the module's folder or the nearest above, up to the root of the repository.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.lockFile")
    @Nullable
    File lockFile;

    /**
     * Numeric user, and group, that the application runs as.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.user", defaultValue = "65532:65532")
    String user;

    /**
     * Folder of the application in the image, which is its working directory too. The default is {@code /app}; a WAR
     * lies where its servlet container looks for it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.workingDirectory")
    @Nullable
    String workingDirectory;

    /**
     * Ports that the image says it listens on, such as {@code 8080}, {@code 53/udp} or {@code 8000-8010}. The default is
     * {@code server.port} of the packaged {@code application.properties} or {@code application.yml}, else 8080 for a web
     * application; 3000 for Node.js, 8000 for Python, 8080 for what listens in Go and for web servers.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.ports")
    List<String> ports = new ArrayList<>();

    /**
     * Folders of the image whose content is to outlive a container.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.volumes")
    List<String> volumes = new ArrayList<>();

    /**
     * Command in exec form that an engine runs inside the container to see whether it is well, such as
     * {@code wget,-q,--spider,http://localhost:8080/actuator/health}. The default is the base image's. Kubernetes doesn't
     * heed it, OCI images have none, and the goal {@code build} can't set it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.healthCheck")
    List<String> healthCheck = new ArrayList<>();

    /**
     * Environment variables of the image. On the command line, {@code -Ddocker-optimize.environment.NAME=value} sets one
     * of them.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> environment = new LinkedHashMap<>();

    /**
     * Labels of the image, beside those of the POM: OCI's title, description, version, url, source, licenses and vendor.
     * An empty value takes a label of the POM away. On the command line, {@code -Ddocker-optimize.labels.NAME=value}
     * sets one of them.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> labels = new LinkedHashMap<>();

    /**
     * Options for the JVM, before the main class. They are part of the entrypoint, each as it is. Defaults that are to
     * be overridden at run time are in {@code JDK_JAVA_OPTIONS}, which {@code environment} can set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.jvmFlags")
    List<String> jvmFlags = new ArrayList<>();

    /**
     * Entrypoint in exec form, instead of the one that starts the application.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.entrypoint")
    List<String> entrypoint = new ArrayList<>();

    /**
     * Arguments after the entrypoint, which {@code docker run IMAGE ARGUMENTS} replaces.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.arguments")
    List<String> arguments = new ArrayList<>();

    /**
     * Main class of a plain jar. The default is its manifest's, else the only class that has a main method.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.mainClass")
    @Nullable
    String mainClass;

    /**
     * Platforms that the image is to be built for, such as {@code linux/amd64,linux/arm64}. Where some are named, the
     * default of {@code contents} is {@code layers}: nothing then runs in the build, so no emulation is needed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.platforms")
    List<String> platforms = new ArrayList<>();

    /**
     * Classifier of the packaged archive that goes into the image, where a module attaches several. By default the
     * archive is found by what it is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.classifier")
    @Nullable
    String classifier;

    /**
     * Folder that everything is written to.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "docker-optimize.outputDirectory",
            defaultValue = "${project.build.directory}/docker-optimize",
            required = true)
    File outputDirectory;

    /** The runtime class path of the module, in its order. */
    abstract Set<Artifact> classPath() throws MojoExecutionException;

    /** The plan of an image that is compiled in the container; empty where it is made of what the build has packaged. */
    final Optional<SourcePlan> sourcePlan() {
        if (skip) {
            return Optional.empty();
        }
        Options options = new ModuleOptions(this).read();
        return new ModuleSources(this)
                .read(options.contents())
                .map(sources -> SourcePlanner.plan(sources, project.getArtifactId(), options));
    }

    /** The plan of the module's image; empty where there is nothing to do, which is then said. */
    final Optional<ImagePlan> plan() throws MojoExecutionException {
        return planned().map(Planned::plan);
    }

    /** The same with what it is made of. */
    final Optional<Planned> planned() throws MojoExecutionException {
        if (skip) {
            getLog().info("Skipped: docker-optimize.skip is set");
            return Optional.empty();
        }
        if (project.getPackaging().equals("pom")) {
            getLog().info("Skipped: packaging 'pom' makes nothing that can be run");
            return Optional.empty();
        }
        Options options = new ModuleOptions(this).read();
        if (options.contents() == Options.ContentsChoice.SOURCES) {
            throw new InvalidInputException(
                    "'contents' is 'sources', but nothing is compiled without a container engine; run"
                            + " docker-optimize:generate and 'docker build', or set <contents>auto</contents>");
        }
        new FinishedArchive(project, session).requireBefore(execution);
        Application application = Inspection.inspect(new ModuleOutput(this).read(classPath()));
        ImagePlan plan = Planner.plan(application, options);
        UnlockedDependencies.in(plan).ifPresent(getLog()::warn);
        return Optional.of(new Planned(application, options, plan));
    }

    /** A plan with what it is made of. */
    record Planned(Application application, Options options, ImagePlan plan) {}
}
