package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.BootApplication.ExtractTool;
import io.github.dockeroptimize.application.JavaPackaging;
import io.github.dockeroptimize.inspect.java.Omission;
import io.github.dockeroptimize.plan.LayerName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/** The archive that Spring Boot's plugin will make, by its version and configuration. */
public final class BootPlugin {

    private static final String KEY = "org.springframework.boot:spring-boot-maven-plugin";
    private static final List<String> DEFAULT_LAYERS = List.of(
            LayerName.DEPENDENCIES.value(),
            LayerName.LOADER.value(),
            LayerName.SNAPSHOT_DEPENDENCIES.value(),
            LayerName.APPLICATION.value());

    private final Plugin plugin;
    private final PluginExecution repackage;
    private final Path folder;

    private BootPlugin(Plugin plugin, PluginExecution repackage, Path folder) {
        this.plugin = plugin;
        this.repackage = repackage;
        this.folder = folder;
    }

    /** The plugin, where it repackages the module's archive. */
    public static Optional<BootPlugin> of(MavenProject project) {
        Plugin plugin = project.getPlugin(KEY);
        if (plugin == null) {
            return Optional.empty();
        }
        for (PluginExecution execution : plugin.getExecutions()) {
            BootPlugin boot = new BootPlugin(plugin, execution, MavenModule.directory(project));
            if (execution.getGoals().contains("repackage")
                    && !"none".equals(execution.getPhase())
                    && !"true".equals(boot.setting("skip"))) {
                return Optional.of(boot);
            }
        }
        return Optional.empty();
    }

    /** The classifier of the repackaged archive; empty where it replaces the module's own. */
    Optional<String> classifier() {
        return Optional.ofNullable(setting("classifier"));
    }

    /** Whether its configuration leaves out a library; {@code includes} leave out all others. */
    Omission omits(String groupId, String artifactId) {
        for (String group : String.valueOf(setting("excludeGroupIds")).split(",", -1)) {
            if (group.strip().equals(groupId)) {
                return Omission.EXPLAINED;
            }
        }
        Xpp3Dom excludes = configuration("excludes");
        for (Xpp3Dom exclude : excludes == null ? new Xpp3Dom[0] : excludes.getChildren()) {
            if (groupId.equals(child(exclude, "groupId")) && artifactId.equals(child(exclude, "artifactId"))) {
                return Omission.EXPLAINED;
            }
        }
        return configuration("includes") == null ? Omission.UNEXPLAINED : Omission.POSSIBLE;
    }

    int major() {
        return release(0);
    }

    JavaPackaging packaging(boolean war) {
        Optional<ExtractTool> tool = tool();
        return new JavaPackaging.Boot(tool, tool.isEmpty() ? DEFAULT_LAYERS : layers(), launcher(war), war);
    }

    /** Layered archives came with 2.3 and are the default since 2.4; the tool changed its name with 3.3. */
    private Optional<ExtractTool> tool() {
        boolean byDefault = isSince(2, 4);
        String enabled = child(configuration("layers"), "enabled");
        boolean layered = enabled == null ? byDefault || configuration("layers") != null : enabled.equals("true");
        boolean script = "true".equals(setting("executable"));
        boolean included = !"false".equals(setting("includeTools"))
                && !"false".equals(child(configuration("layers"), "includeLayerTools"));
        if (!isSince(2, 3) || !layered || script || !included) {
            return Optional.empty();
        }
        return Optional.of(isSince(3, 3) ? ExtractTool.TOOLS : ExtractTool.LAYERTOOLS);
    }

    /** The launchers moved with 3.2, unless the classic ones are asked for. */
    private String launcher(boolean war) {
        String moved = isSince(3, 2) && !"CLASSIC".equals(setting("loaderImplementation")) ? "launch." : "";
        boolean properties = List.of("ZIP", "DIR").contains(String.valueOf(setting("layout")));
        return "org.springframework.boot.loader." + moved
                + (properties ? "PropertiesLauncher" : war ? "WarLauncher" : "JarLauncher");
    }

    /** In the order of the module's own layers.xml, where it has one. */
    private List<String> layers() {
        String file = child(configuration("layers"), "configuration");
        if (file == null) {
            return DEFAULT_LAYERS;
        }
        Path path = folder.resolve(file.replaceFirst("^\\$\\{(project\\.)?basedir}/", ""));
        try (InputStream in = Files.newInputStream(path)) {
            Xpp3Dom order = Xpp3DomBuilder.build(in, "UTF-8").getChild("layerOrder");
            List<String> names = new ArrayList<>();
            for (Xpp3Dom layer : order == null ? new Xpp3Dom[0] : order.getChildren("layer")) {
                names.add(layer.getValue().strip());
            }
            if (!names.isEmpty() && names.stream().allMatch(name -> name.matches("[A-Za-z0-9._-]+"))) {
                return names;
            }
        } catch (IOException | XmlPullParserException e) {
            throw new InvalidInputException(
                    quote(file) + ", the layer configuration of spring-boot-maven-plugin, can't be read",
                    "correct <configuration> of its <layers>",
                    e);
        }
        throw new InvalidInputException(
                quote(file) + " has no <layerOrder> with names of letters, digits, dots, underscores and hyphens",
                "correct it");
    }

    private boolean isSince(int major, int minor) {
        return release(0) > major || (release(0) == major && release(1) >= minor);
    }

    private int release(int part) {
        String[] parts = String.valueOf(plugin.getVersion()).split("[.-]", -1);
        return part < parts.length && parts[part].matches("\\d{1,4}") ? Integer.parseInt(parts[part]) : 0;
    }

    private @Nullable String setting(String name) {
        Xpp3Dom value = configuration(name);
        return value == null || value.getValue() == null || value.getValue().isBlank()
                ? null
                : value.getValue().strip();
    }

    private @Nullable Xpp3Dom configuration(String name) {
        Xpp3Dom value = repackage.getConfiguration() instanceof Xpp3Dom own ? own.getChild(name) : null;
        return value == null && plugin.getConfiguration() instanceof Xpp3Dom shared ? shared.getChild(name) : value;
    }

    private static @Nullable String child(@Nullable Xpp3Dom parent, String name) {
        Xpp3Dom value = parent == null ? null : parent.getChild(name);
        return value == null ? null : value.getValue();
    }
}
