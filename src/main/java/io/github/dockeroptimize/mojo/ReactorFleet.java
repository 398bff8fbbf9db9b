package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.inspect.JavaPackaging;
import io.github.dockeroptimize.layering.Fleet;
import io.github.dockeroptimize.layering.Fleet.File;
import io.github.dockeroptimize.layering.Fleet.Module;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.mojo.ReactorTree.Member;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.LibraryFolder;
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

/** Reads from Maven which modules of a reactor get an image, and what each of them depends on. Nothing need be built. */
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

    /** Whatever the command line has chosen to build: the lock is for all. */
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
        ModuleParameters parameters = new ModuleParameters(project, session, execution);
        if (parameters.skip || project.getPackaging().equals("pom")) {
            return Optional.empty();
        }
        ReactorTree around = tree.has(project) ? tree : ReactorTree.around(project);
        Member member = around.in(project);
        Optional<JavaPackaging> packaging =
                new ModulePackaging(parameters, member, NeededModules.of(member, around.members())).packaging();
        Optional<ImagePath> folder = packaging.flatMap(found -> folder(found, parameters));
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        LayerBudget own =
                parameters.ownDependencyLayers().map(LayerBudget::parse).orElse(budget);
        boolean boot = packaging.get() instanceof JavaPackaging.Boot;
        return Optional.of(new Module(name, folder.get().value(), own, files(project, boot)));
    }

    private static Optional<ImagePath> folder(JavaPackaging packaging, ModuleParameters parameters) {
        return LibraryFolder.of(
                packaging,
                Choice.of("layout", parameters.layout, Layout.class),
                Optional.ofNullable(parameters.workingDirectory).map(path -> ImagePath.parse("workingDirectory", path)),
                Optional.ofNullable(parameters.baseImage).map(BaseImage::parse));
    }

    private Map<String, File> files(MavenProject project, boolean boot) throws MojoExecutionException {
        Map<String, File> files = new HashMap<>();
        for (Artifact artifact : classPath.fromRepositories(project, session, modules, boot)) {
            if (!artifact.isSnapshot()
                    && artifact.getArtifactHandler().isAddedToClasspath()
                    && artifact.getFile() != null
                    && (!boot || bootLibraries.packs(artifact))) {
                files.put(
                        ModuleOutput.library(artifact, modules).key(),
                        new File(artifact.getBaseVersion(), artifact.getFile().length()));
            }
        }
        return files;
    }

    private static String key(MavenProject project) {
        return project.getGroupId() + ":" + project.getArtifactId();
    }
}
