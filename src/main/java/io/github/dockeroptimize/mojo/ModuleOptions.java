package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.dockerfile.Dialect;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.inspect.AddedFilesRequest;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.layering.Lock;
import io.github.dockeroptimize.mojo.module.AgentJars;
import io.github.dockeroptimize.mojo.module.ArchiveChoice;
import io.github.dockeroptimize.mojo.module.ImageRequest;
import io.github.dockeroptimize.mojo.module.MavenModule;
import io.github.dockeroptimize.mojo.module.ModuleLock;
import io.github.dockeroptimize.mojo.module.PomLabels;
import io.github.dockeroptimize.plan.Additions;
import io.github.dockeroptimize.plan.Agent;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Options.Layout;
import io.github.dockeroptimize.plan.Packages;
import io.github.dockeroptimize.plan.Port;
import io.github.dockeroptimize.plan.User;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Turns Maven's parameters into a checked request. Here and on the rest of the way of {@code generate} loops stand for
 * streams: each lambda is a class that the JVM makes and links in every build, and they were half of all it loaded.
 */
final class ModuleOptions {

    static final String ONE_DEPENDENCY_LAYER = "1";

    private final ImageParameters parameters;
    private final MavenModule module;
    private final NamedProperties named;

    ModuleOptions(ImageParameters parameters) {
        this.parameters = parameters;
        this.module = new MavenModule(parameters.project, parameters.session, parameters.execution);
        this.named = new NamedProperties(parameters.project, parameters.session);
    }

    /**
     * The request.
     *
     * @throws InvalidInputException if a parameter has an invalid value
     */
    ImageRequest read() {
        List<AddedFilesRequest> files = new ArrayList<>();
        for (FileParameter file : parameters.files) {
            files.add(file.read());
        }
        return new ImageRequest(
                module,
                options(),
                ArchiveChoice.of(parameters.mainClass, parameters.classifier, parameters.archive)
                        .withOmitted(present(parameters.omittedLibraries)),
                sources(),
                files,
                new AgentJars(module, parameters.repositories),
                EnumParameter.of("dialect", parameters.dialect, Dialect.class),
                dockerfile(),
                parameters.outputDirectory.toPath());
    }

    private SourceChoices sources() {
        return new SourceChoices(
                present(parameters.sources),
                present(parameters.excludedSources),
                present(parameters.entrypoint),
                present(parameters.arguments));
    }

    private String dockerfile() {
        String name = parameters.dockerfile;
        if (!name.matches("[^/\\\\]*[^/\\\\.\\s][^/\\\\]*")) {
            throw new InvalidInputException(
                    "'dockerfile' is " + quote(name) + ", but the Dockerfile must be in the build context",
                    "set a name such as 'app.Dockerfile'");
        }
        return name;
    }

    private Options options() {
        Map<String, String> labels = new LinkedHashMap<>(PomLabels.of(parameters.project));
        labels.putAll(named.over("labels", parameters.labels));
        labels.values().removeAll(Set.of(""));
        List<Platform> platforms = new ArrayList<>();
        for (String text : present(parameters.platforms)) {
            Platform platform = Platform.parse(text);
            if (!platforms.contains(platform)) {
                platforms.add(platform);
            }
        }
        List<Agent> agents = new ArrayList<>();
        for (AgentParameter agent : parameters.agents) {
            agents.add(agent.read(parameters.project));
        }
        return Options.defaults(imageName())
                .withBaseImage(image("baseImage", parameters.baseImage))
                .withContents(EnumParameter.of("contents", parameters.contents, ContentsChoice.class))
                .withLayout(EnumParameter.of("layout", parameters.layout, Layout.class))
                .withConfig(config().withLabels(labels))
                .withJvmFlags(present(parameters.jvmFlags))
                .withPlatforms(platforms)
                .withDependencies(dependencies())
                .withBuilderImage(image("builderImage", parameters.builderImage))
                .withPackages(new Packages(present(parameters.systemPackages), present(parameters.builderPackages)))
                .withGoFlags(GoFlags.parse(present(parameters.goFlags), present(parameters.ldFlags)))
                .withAdditions(Additions.NONE
                        .withAgents(agents)
                        .withWritable(paths("writableDirectories", parameters.writableDirectories)));
    }

    private static Optional<BaseImage> image(String parameter, @Nullable String value) {
        String reference = given(value);
        return reference.isEmpty() ? Optional.empty() : Optional.of(BaseImage.parse(parameter, reference));
    }

    private ImageConfig config() {
        List<Port> ports = new ArrayList<>();
        for (String port : present(parameters.ports)) {
            ports.add(Port.parse(port));
        }
        String directory = given(parameters.workingDirectory);
        return ImageConfig.of(User.parse(parameters.user))
                .withEntrypoint(present(parameters.entrypoint))
                .withArguments(present(parameters.arguments))
                .withEnvironment(named.over("environment", parameters.environment))
                .withAnnotations(annotations())
                .withPorts(ports)
                .withWorkingDirectory(
                        directory.isEmpty()
                                ? Optional.empty()
                                : Optional.of(ImagePath.parse("workingDirectory", directory)))
                .withVolumes(paths("volumes", parameters.volumes))
                .withHealthCheck(parameters.healthCheck.read());
    }

    private Map<String, String> annotations() {
        Map<String, String> annotations = named.over("annotations", parameters.annotations);
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            if (!annotation.getKey().matches("[\\w.+/-]+")) {
                throw new InvalidInputException(
                        "'annotations' has the name " + quote(annotation.getKey())
                                + ", but names may contain only letters, digits and . _ / + -",
                        "rename it");
            }
            if (!annotation.getValue().matches("[^\\n\\r\\x00]*")) {
                throw new InvalidInputException(
                        "'annotations' has " + quote(annotation.getKey()) + " with the value "
                                + quote(annotation.getValue()) + ", but a value is one line",
                        "remove the line break");
            }
        }
        return annotations;
    }

    private static List<ImagePath> paths(String parameter, List<@Nullable String> values) {
        List<ImagePath> paths = new ArrayList<>();
        for (String path : present(values)) {
            paths.add(ImagePath.parse(parameter, path.strip()));
        }
        return paths;
    }

    /** A lock takes precedence over the number of layers. */
    private DependencySplit dependencies() {
        String number = given(parameters.dependencyLayers);
        LayerBudget budget = LayerBudget.parse(number.isEmpty() ? ONE_DEPENDENCY_LAYER : number);
        BumpWeights weights = BumpWeights.parse(named.over("bumpWeights", parameters.bumpWeights));
        File file = parameters.lockFile;
        Optional<Lock> lock =
                new ModuleLock(module, file == null ? Optional.empty() : Optional.of(file.toPath())).read();
        return lock.isPresent() ? new DependencySplit.Locked(lock.get()) : new DependencySplit.ByCost(budget, weights);
    }

    private ImageName imageName() {
        MavenProject project = parameters.project;
        boolean isDefault = parameters.image.equals(project.getArtifactId() + ":" + project.getVersion());
        return isDefault
                ? ImageName.ofModule(project.getArtifactId(), project.getVersion())
                : ImageName.parse(parameters.image);
    }

    /** The value; empty where it isn't set. */
    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** Maven turns an empty element {@code <arg></arg>} of a list into null. */
    private static List<String> present(List<@Nullable String> values) {
        List<String> present = new ArrayList<>();
        for (String value : values) {
            present.add(Objects.requireNonNullElse(value, ""));
        }
        return present;
    }
}
