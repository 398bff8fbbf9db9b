package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.mojo.GenerateMojo;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;

/** The module {@code com.example.shop:app:1.0} as Maven hands it to a goal: its project and its session. */
public final class TestModule {

    static final String OWN_PLUGIN = "io.github.dockeroptimize:docker-optimize-maven-plugin";

    private final Path folder;
    private final MavenProject project;
    private final MavenSession session;
    private final MojoExecution execution = new MojoExecution(plugin(OWN_PLUGIN), "generate", "image");
    private final Set<Artifact> dependencies = new LinkedHashSet<>();

    private TestModule(Path folder) {
        this.folder = folder;
        Build build = new Build();
        build.setDirectory(folder.resolve("target").toString());
        build.setOutputDirectory(folder.resolve("target/classes").toString());
        build.setFinalName("app-1.0");
        Model model = model("com.example.shop", "app");
        model.setBuild(build);
        project = project(model);
        project.setFile(folder.resolve("pom.xml").toFile());
        session = session(folder);
        packaging("jar");
        inPhase("package");
    }

    /** A module in this directory, called in it, with the goal bound to {@code package}. */
    public static TestModule in(Path folder) {
        return new TestModule(folder);
    }

    static Model model(String groupId, String artifactId) {
        Model model = new Model();
        model.setGroupId(groupId);
        model.setArtifactId(artifactId);
        model.setVersion("1.0");
        return model;
    }

    /** A project whose effective model says what its POM says. */
    public static MavenProject project(Model model) {
        MavenProject project = new MavenProject(model);
        project.setOriginalModel(model.clone());
        return project;
    }

    @SuppressWarnings("deprecation") // every constructor is deprecated: Maven makes its sessions itself
    private static MavenSession session(Path calledIn) {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        Properties properties = new Properties();
        properties.setProperty("user.dir", calledIn.toString());
        request.setSystemProperties(properties);
        return new MavenSession(null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
    }

    /** A plugin by {@code groupId:artifactId}. */
    static Plugin plugin(String key) {
        Plugin plugin = new Plugin();
        plugin.setGroupId(key.substring(0, key.indexOf(':')));
        plugin.setArtifactId(key.substring(key.indexOf(':') + 1));
        return plugin;
    }

    /** An artifact {@code groupId:artifactId:version[:classifier]} that has this file. */
    static Artifact artifact(String coordinates, String type, boolean onClassPath, @Nullable Path file) {
        String[] parts = coordinates.split(":", -1);
        DefaultArtifactHandler handler = new DefaultArtifactHandler(type);
        handler.setAddedToClasspath(onClassPath);
        Artifact artifact = new DefaultArtifact(
                parts[0], parts[1], parts[2], "runtime", type, parts.length > 3 ? parts[3] : null, handler);
        artifact.setFile(file == null ? null : file.toFile());
        return artifact;
    }

    MavenModule module() {
        return new MavenModule(project, session, execution);
    }

    public MavenProject project() {
        return project;
    }

    MavenSession session() {
        return session;
    }

    MojoExecution execution() {
        return execution;
    }

    Path folder() {
        return folder;
    }

    Path target() {
        return folder.resolve("target");
    }

    TestModule packaging(String packaging) {
        project.setPackaging(packaging);
        project.setArtifact(artifact("com.example.shop:app:1.0", packaging, true, null));
        return this;
    }

    /** The build has made this file its main artifact. */
    TestModule packaged(Path archive) {
        project.getArtifact().setFile(archive.toFile());
        return this;
    }

    @SuppressWarnings("deprecation") // Maven's own MavenProjectHelper attaches like this
    TestModule attached(String classifier, String type, Path archive) {
        project.addAttachedArtifact(artifact("com.example.shop:app:1.0:" + classifier, type, true, archive));
        return this;
    }

    TestModule dependency(String coordinates) {
        String file = coordinates.replaceFirst("^[^:]+:", "").replace(':', '-') + ".jar";
        return dependency(
                artifact(coordinates, "jar", true, folder.resolve("repository").resolve(file)));
    }

    TestModule dependency(Artifact artifact) {
        dependencies.add(artifact);
        project.setArtifacts(dependencies);
        return this;
    }

    TestModule declares(String coordinates) {
        String[] parts = coordinates.split(":", -1);
        Dependency dependency = new Dependency();
        dependency.setGroupId(parts[0]);
        dependency.setArtifactId(parts[1]);
        dependency.setVersion(parts[2]);
        project.getDependencies().add(dependency);
        return this;
    }

    TestModule calledIn(Path directory) {
        session.getSystemProperties().setProperty("user.dir", directory.toString());
        return this;
    }

    /** The effective configuration of a plugin; that of an execution where it has a name. */
    TestModule plugin(String key, String execution, String goal, String configuration) {
        Plugin plugin = project.getPlugin(key);
        if (plugin == null) {
            plugin = plugin(key);
            project.getBuild().addPlugin(plugin);
        }
        Xpp3Dom dom = dom(configuration);
        if (execution.isEmpty()) {
            plugin.setConfiguration(dom);
        } else {
            PluginExecution own = new PluginExecution();
            own.setId(execution);
            own.addGoal(goal);
            own.setConfiguration(dom);
            plugin.addExecution(own);
        }
        project.getBuild().flushPluginMap();
        return this;
    }

    private static Xpp3Dom dom(String configuration) {
        try {
            return Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>"));
        } catch (IOException | XmlPullParserException e) {
            throw new IllegalArgumentException(e);
        }
    }

    TestModule inPhase(String phase) {
        execution.setLifecyclePhase(phase);
        return this;
    }

    /** {@code mvn docker-optimize:generate}, with no phase. */
    TestModule onCommandLine() {
        execution.setLifecyclePhase(null);
        return this;
    }

    public TestModule userProperty(String name, String value) {
        session.getUserProperties().setProperty(name, value);
        return this;
    }

    public TestModule projectProperty(String name, String value) {
        project.getProperties().setProperty(name, value);
        return this;
    }

    /** The goal with the defaults of its parameters. */
    public GenerateMojo goal() {
        GenerateMojo goal = new GenerateMojo(request -> Mockito.mock(DependencyResolutionResult.class));
        goal.project = project;
        goal.session = session;
        goal.execution = execution;
        goal.image = "app:1.0";
        goal.contents = "auto";
        goal.layout = "launcher";
        goal.user = "65532:65532";
        goal.dialect = "portable";
        goal.dockerfile = "Dockerfile";
        goal.outputDirectory = new File(target().toFile(), "docker-optimize");
        return goal;
    }
}
