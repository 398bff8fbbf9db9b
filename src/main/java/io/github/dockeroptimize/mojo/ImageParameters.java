package io.github.dockeroptimize.mojo;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The parameters that describe the image of a module; the same for every goal. */
abstract class ImageParameters extends LayerParameters {

    static final String DEFAULT_LAYOUT = "launcher";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    public MavenProject project;

    /** Injected by Maven; null in tests. */
    @Inject
    @Nullable
    RepositorySystem repositories;

    /**
     * Name of the image, with an optional registry and tag. The default is the module's artifact id and version, with
     * hyphens for what image names don't allow.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.image", defaultValue = "${project.artifactId}:${project.version}")
    public String image;

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
     * Image that compiles sources in the container. The default is the official image for the language and its release,
     * such as {@code maven:3.9-eclipse-temurin-21}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.builderImage")
    @Nullable
    String builderImage;

    /**
     * Packages of the base image's distribution to install in the image, such as {@code libpq5} or
     * {@code libpq5=17.*}. A stage of the Dockerfile installs them by apt-get, apk or microdnf, and removes the package
     * lists. The goal {@code build} can't.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.systemPackages")
    List<String> systemPackages = new ArrayList<>();

    /**
     * Packages to install where sources are compiled, such as {@code libpq-dev}, in the way of {@code systemPackages}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.builderPackages")
    List<String> builderPackages = new ArrayList<>();

    /**
     * Flags for {@code go build} in the container, such as {@code -tags=netgo} or {@code -mod=mod}, and variables such as
     * {@code CGO_ENABLED=1}. Build tags also decide which programs there are.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.goFlags")
    List<String> goFlags = new ArrayList<>();

    /**
     * Flags for Go's linker in addition to {@code -s -w}, such as {@code -X main.version=${project.version}}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.ldFlags")
    List<String> ldFlags = new ArrayList<>();

    /**
     * Additional paths that compiling in the container needs, such as {@code .git} for a plugin that reads the history,
     * whatever {@code .gitignore} says. Of Java, each module's {@code src} and what its POM names are there anyway; of
     * Node.js, Go and Python, what is under version control, and these paths are next to the program in the image, too.
     * Paths are relative to the build context: of Java the directory that contains the needed modules; one outside of it
     * makes the build context larger.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.sources")
    List<String> sources = new ArrayList<>();

    /**
     * Patterns of what compiling in the container doesn't need, as in a {@code .dockerignore}, such as {@code examples} or
     * {@code docs/*.pdf}. They are in neither the context nor the image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.excludedSources")
    List<String> excludedSources = new ArrayList<>();

    /**
     * What the build context holds.
     * <ul>
     *   <li>{@code archive}: the packaged archive, which a first stage extracts with the archive's own tool.
     *   <li>{@code layers}: one tar per layer; nothing runs in the build.
     *   <li>{@code sources}: the sources. The Dockerfile is written next to them and compiles them in the container;
     *       commit it.
     *   <li>{@code auto}: {@code archive} where the archive has such a tool, else {@code layers}; {@code sources} for a
     *       module without an archive whose directory holds a Node.js, Go or Python project.
     * </ul>
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.contents", defaultValue = "auto")
    public String contents;

    /**
     * How a Spring Boot application is laid out in the image: {@code launcher}, as in the archive and started by Spring
     * Boot's launcher; or {@code thin}, a directory of libraries and a small jar that names them, which starts faster.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.layout", defaultValue = DEFAULT_LAYOUT)
    public String layout;

    /**
     * Numeric user, and group, that the application runs as.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.user", defaultValue = "65532:65532")
    public String user;

    /**
     * Directory of the application in the image, and its working directory. The default is {@code /app}; a WAR is
     * where its servlet container looks for it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.workingDirectory")
    @Nullable
    String workingDirectory;

    /**
     * Ports that the image declares, such as {@code 8080}, {@code 53/udp} or {@code 8000-8010}. The default is what a
     * framework reads from the archive, such as Spring Boot's {@code server.port} (8080 where it isn't set), and none
     * where only the program's code says it; a WAR has the port of its servlet container. For other languages it is
     * the port that the program is found to bind, else 8080 for Go programs that
     * read {@code PORT} and for web servers. A server that the plugin starts for Python is told to bind it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.ports")
    List<String> ports = new ArrayList<>();

    /**
     * Directories of the image whose content should persist ({@code VOLUME}). They belong to {@code user}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.volumes")
    List<String> volumes = new ArrayList<>();

    /**
     * Directories of the image, besides {@code volumes}, that the program may write to. They belong to {@code user},
     * even if the base image has them. Without any, a program may write to {@code /tmp}, which is its {@code HOME}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.writableDirectories")
    List<String> writableDirectories = new ArrayList<>();

    /**
     * Your own files in the image, each a {@code <file>} with
     * <ul>
     *   <li>{@code from}: a directory, all of which is copied, or a file; relative to the module's directory, or
     *       absolute.
     *   <li>{@code to}: where in the image; a file keeps its name if it ends with a slash. The default is {@code /}.
     *   <li>{@code mode} of the files, such as {@code 640}. By default, what is executable on disk has 755 and
     *       everything else 644.
     *   <li>{@code owner}: numeric user and group. The default is {@code 0:0}.
     *   <li>{@code includes} and {@code excludes}: patterns such as <code>**&#47;*.conf</code>.
     *   <li>{@code layer}: the name of their layer. The default is {@code files}, just below the application.
     * </ul>
     * <p>
     * On the command line: {@code -Ddocker-optimize.files=FROM:TO,FROM:TO}. All of {@code src/main/docker-optimize}
     * goes to {@code /} anyway.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.files")
    List<FileParameter> files = new ArrayList<>();

    /**
     * How an engine checks a running container, with
     * <ul>
     *   <li>{@code command}: a command in exec form, such as
     *       {@code wget,-q,--spider,http://localhost:8080/actuator/health}, which the image must have; {@code NONE}
     *       switches off the base image's check.
     *   <li>{@code interval}, {@code timeout}, {@code startPeriod} and {@code startInterval}: durations such as
     *       {@code 30s}, {@code 1m30s} or {@code 500ms}. Docker knows {@code startInterval} from 25 on, and buildah only in
     *       newer releases.
     *   <li>{@code retries}: how many failures in a row make the container unhealthy.
     * </ul>
     * <p>
     * What isn't given is the engine's default; without a command, the check is the base image's. The command alone is
     * enough: {@code -Ddocker-optimize.healthCheck=COMMAND,ARGUMENT}. Kubernetes ignores health checks, and Podman reads
     * them of images in the format {@code docker} only.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.healthCheck")
    HealthCheckParameter healthCheck = new HealthCheckParameter();

    /**
     * Environment variables of the image. On the command line, {@code -Ddocker-optimize.environment.NAME=value} sets
     * one of them.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> environment = new LinkedHashMap<>();

    /**
     * Labels of the image, in addition to those of the POM: OCI's title, description, version, url, source, licenses
     * and vendor. An empty value removes a label of the POM. On the command line,
     * {@code -Ddocker-optimize.labels.NAME=value} sets one of them.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> labels = new LinkedHashMap<>();

    /**
     * Annotations of the image's manifest, and of the index of several platforms. By default these are the base image's
     * name, its digest where it is known ({@code org.opencontainers.image.base.name} and {@code base.digest}), and the
     * title, version, revision and source of {@code labels}. An empty value removes one of them. A Dockerfile can't set
     * annotations, so it has the command that does as a comment; images in the format {@code docker} have none. On the
     * command line, {@code -Ddocker-optimize.annotations.NAME=value} sets one of them.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> annotations = new LinkedHashMap<>();

    /**
     * Options for the JVM, before the main class. They are part of the entrypoint, each exactly as written. Defaults
     * that should be overridable at run time are in {@code JDK_JAVA_OPTIONS}, which {@code environment} can set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.jvmFlags")
    List<String> jvmFlags = new ArrayList<>();

    /**
     * Java agents that start with the application, each an {@code <agent>} with {@code coordinates}
     * ({@code groupId:artifactId:version}; without a version, that of the POM's dependency management) and
     * {@code options}. They are in a layer of their own, and a new version changes nothing else. On the command line:
     * {@code -Ddocker-optimize.agents=COORDINATES=OPTIONS}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.agents")
    List<AgentParameter> agents = new ArrayList<>();

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
     * Main class of a plain jar. The default is its manifest's, else the only class with a main method.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.mainClass")
    @Nullable
    public String mainClass;

    /**
     * Platforms to build the image for, such as {@code linux/amd64,linux/arm64,linux/arm/v7}. With this set, the default of
     * {@code contents} is {@code layers}: nothing then runs in the build, so no emulation is needed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.platforms")
    List<String> platforms = new ArrayList<>();

    /**
     * Classifier of the packaged archive that goes into the image, where a module attaches several. By default the
     * archive is found by its content.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.classifier")
    @Nullable
    public String classifier;

    /**
     * The archive that goes into the image, such as {@code target/app-fat.jar}: a jar or WAR that the build makes and
     * doesn't attach. Relative to the module's directory, or absolute; with {@code contents=sources} it is in the
     * module's build directory.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.archive")
    @Nullable
    public String archive;

    /**
     * Libraries that Maven resolves for run time and that the archive may lack, since the program runs without them, as
     * {@code groupId:artifactId}, with {@code *} for any characters. What packaging is configured to leave out need not
     * be named.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.omittedLibraries")
    List<String> omittedLibraries = new ArrayList<>();

    /**
     * Builders that can read the Dockerfile: {@code portable} for BuildKit and buildah; {@code buildkit} also uses what
     * only BuildKit knows, linked copies and bind mounts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dialect", defaultValue = "portable")
    public String dialect;

    /**
     * Name of the Dockerfile that compiles in the container, which is written next to the sources. Modules whose
     * contexts are the same directory need different names.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dockerfile", defaultValue = "Dockerfile")
    public String dockerfile;

    /**
     * Directory that everything is written to.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "docker-optimize.outputDirectory",
            defaultValue = "${project.build.directory}/docker-optimize",
            required = true)
    public File outputDirectory;

    @Override
    final MojoExecutionException unwritable(Exception e) {
        return IoMessages.explain(outputDirectory, e);
    }
}
