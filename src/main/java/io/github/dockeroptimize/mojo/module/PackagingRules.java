package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.inspect.java.Omission;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Which libraries a module's packaging leaves out, as its POM says. */
final class PackagingRules {

    private static final String WAR = "org.apache.maven.plugins:maven-war-plugin";
    private static final String SHADE = "org.apache.maven.plugins:maven-shade-plugin";
    private static final List<String> SHADE_RULES = List.of("minimizeJar", "artifactSet", "filters");
    private static final List<String> WAR_RULES = List.of("packagingExcludes", "packagingIncludes", "overlays");

    private final MavenModule module;
    private final MavenProject project;
    private final List<String> omitted;
    private final BootLibraries packed = new BootLibraries();
    private final Optional<BootPlugin> boot;
    private final Set<String> optional = new HashSet<>();
    private final Set<String> system = new HashSet<>();

    /** @param omitted patterns of {@code groupId:artifactId} that the user expects to be missing */
    PackagingRules(MavenModule module, List<String> omitted) {
        this.module = module;
        this.project = module.project();
        this.omitted = omitted;
        this.boot = BootPlugin.of(project);
        for (Dependency dependency : project.getDependencies()) {
            String key = dependency.getGroupId() + ":" + dependency.getArtifactId();
            if ("true".equals(dependency.getOptional())) {
                optional.add(key);
            }
            if ("system".equals(dependency.getScope())) {
                system.add(key);
            }
        }
    }

    Omission of(Library library) {
        String groupId = library.coordinates().groupId();
        String artifactId = library.coordinates().artifactId();
        String key = groupId + ":" + artifactId;
        if (isOmitted(key)
                || optional.contains(key)
                || !packed.packs(artifactId, library.file().toFile())) {
            return Omission.EXPLAINED;
        }
        if (boot.isPresent()) {
            return isIn("spring-boot.excludeGroupIds", groupId) || isIn("spring-boot.excludes", key)
                    ? Omission.EXPLAINED
                    : boot.get().omits(groupId, artifactId);
        }
        return evaluated(key) ? Omission.UNEXPLAINED : Omission.POSSIBLE;
    }

    private boolean isOmitted(String key) {
        for (String pattern : omitted) {
            if (key.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a property of the plugin, a list, has a value; that of an artifact may go on with a classifier. */
    private boolean isIn(String property, String value) {
        for (String element : module.property(property).orElse("").split(",", -1)) {
            if (element.strip().equals(value) || element.strip().startsWith(value + ":")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether packaging takes all libraries, so that this one should be there. The servlet container may have what a WAR
     * has of scope system, which its plugin leaves out.
     */
    private boolean evaluated(String key) {
        if (project.getPackaging().equals("war")) {
            return !system.contains(key) && !isConfigured(WAR, WAR_RULES);
        }
        return UberJarPlugin.of(project).isPresent() && !isConfigured(SHADE, SHADE_RULES);
    }

    private boolean isConfigured(String plugin, List<String> names) {
        PluginSettings settings = new PluginSettings(project, plugin);
        return Stream.concat(settings.executions().stream().map(settings::of), Stream.of(settings.shared()))
                .flatMap(Optional::stream)
                .anyMatch(configuration -> names.stream().anyMatch(name -> isSet(configuration, name)));
    }

    private static boolean isSet(Xpp3Dom configuration, String name) {
        Xpp3Dom child = configuration.getChild(name);
        return child != null && !"false".equals(child.getValue());
    }
}
