package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.application.JavaPackaging;
import io.github.dockeroptimize.layering.Fleet;
import io.github.dockeroptimize.layering.Fleet.File;
import io.github.dockeroptimize.layering.Fleet.Module;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.mojo.module.ArchiveChoice;
import io.github.dockeroptimize.mojo.module.BootLibraries;
import io.github.dockeroptimize.mojo.module.BootPlugin;
import io.github.dockeroptimize.mojo.module.ConfiguredParameters;
import io.github.dockeroptimize.mojo.module.MavenModule;
import io.github.dockeroptimize.mojo.module.ModuleOutput;
import io.github.dockeroptimize.mojo.module.ModulePackaging;
import io.github.dockeroptimize.mojo.module.NeededModules;
import io.github.dockeroptimize.mojo.module.ReactorRoot;
import io.github.dockeroptimize.mojo.module.ReactorTree;
import io.github.dockeroptimize.mojo.module.ReactorTree.Member;
import io.github.dockeroptimize.mojo.module.RuntimeClassPath;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.LibraryDirectory;
import io.github.dockeroptimize.plan.Options.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** Reads from Maven which modules of a reactor get an image, and their dependencies. Nothing has to be built. */
final class ReactorFleet {

    private final MavenSession session;
    private final MojoExecution execution;
    private final RuntimeClassPath classPath;
    private final LayerBudget budget;
    private final List<MavenProject> projects;
    private final ReactorTree tree;
    private final BootLibraries bootLibraries = new BootLibraries();
    private final Set<String> modules = new HashSet<>();

    ReactorFleet(MavenSession session, MojoExecution execution, RuntimeClassPath classPath, LayerBudget budget) {
        this.session = session;
        this.execution = execution;
        this.classPath = classPath;
        this.budget = budget;
        this.projects = Objects.requireNonNullElse(session.getAllProjects(), session.getProjects());
        this.tree = ReactorTree.around(ReactorRoot.of(session));
        projects.forEach(project -> modules.add(key(project)));
        tree.members().forEach(member -> modules.add(member.key()));
    }

    /** All modules, regardless of {@code -pl}: the lock is for all of them. */
    Fleet read() throws MojoExecutionException {
        Map<String, Integer> names = new HashMap<>();
        projects.forEach(project -> names.merge(project.getArtifactId(), 1, Integer::sum));
        List<Module> deployable = new ArrayList<>();
        for (MavenProject project : projects) {
            boolean unique = names.getOrDefault(project.getArtifactId(), 0) == 1;
            module(project, unique ? project.getArtifactId() : key(project)).ifPresent(deployable::add);
        }
        return new Fleet(deployable);
    }

    private Optional<Module> module(MavenProject project, String name) throws MojoExecutionException {
        MavenModule module = new MavenModule(project, session, execution);
        ConfiguredParameters parameters = new ConfiguredParameters(module);
        if (module.isPom()
                || parameters.value("skip").filter(Boolean::parseBoolean).isPresent()) {
            return Optional.empty();
        }
        ReactorTree around = tree.has(project) ? tree : ReactorTree.around(project);
        Member member = around.in(project);
        Optional<JavaPackaging> packaging = new ModulePackaging(
                        module, choice(parameters), member, NeededModules.of(member, around.members()))
                .packaging();
        Optional<ImagePath> folder = packaging.flatMap(found -> folder(found, parameters));
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        LayerBudget own =
                parameters.inPom("dependencyLayers").map(LayerBudget::parse).orElse(budget);
        boolean boot = BootPlugin.of(project).isPresent();
        return Optional.of(new Module(name, folder.get().value(), own, files(project, boot)));
    }

    private static ArchiveChoice choice(ConfiguredParameters parameters) {
        return new ArchiveChoice(
                parameters.value("mainClass"), parameters.value("classifier"), parameters.value("archive"), List.of());
    }

    private static Optional<ImagePath> folder(JavaPackaging packaging, ConfiguredParameters parameters) {
        return LibraryDirectory.of(
                packaging,
                EnumParameter.of(
                        "layout", parameters.value("layout").orElse(ImageParameters.DEFAULT_LAYOUT), Layout.class),
                parameters.value("workingDirectory").map(path -> ImagePath.parse("workingDirectory", path)),
                parameters.value("baseImage").map(BaseImage::parse));
    }

    private Map<String, File> files(MavenProject project, boolean boot) throws MojoExecutionException {
        Map<String, File> files = new HashMap<>();
        for (Artifact artifact : classPath.fromRepositories(project, session, modules, boot)) {
            if (!artifact.isSnapshot()
                    && artifact.getArtifactHandler().isAddedToClasspath()
                    && artifact.getFile() != null
                    && (!boot || bootLibraries.packs(artifact))) {
                files.put(
                        ModuleOutput.library(artifact, modules).coordinates().key(),
                        new File(artifact.getBaseVersion(), artifact.getFile().length()));
            }
        }
        return files;
    }

    private static String key(MavenProject project) {
        return project.getGroupId() + ":" + project.getArtifactId();
    }
}
