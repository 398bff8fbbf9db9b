package io.github.dockeroptimize.mojo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Parameters that are maps; a property sets one entry of them: {@code -Ddocker-optimize.PARAMETER.NAME=value}. */
final class NamedProperties {

    private final MavenProject project;
    private final MavenSession session;

    NamedProperties(MavenProject project, MavenSession session) {
        this.project = project;
        this.session = session;
    }

    /** The entries of the POM, overridden by properties, sorted by name. */
    Map<String, String> over(String parameter, Map<String, @Nullable String> configured) {
        Map<String, String> merged = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable String> entry : configured.entrySet()) {
            merged.put(entry.getKey(), Objects.requireNonNullElse(entry.getValue(), ""));
        }
        String prefix = "docker-optimize." + parameter + ".";
        for (Properties properties : List.of(project.getProperties(), session.getUserProperties())) {
            for (String name : new TreeSet<>(properties.stringPropertyNames())) {
                if (name.startsWith(prefix) && name.length() > prefix.length()) {
                    merged.put(name.substring(prefix.length()), properties.getProperty(name));
                }
            }
        }
        return merged;
    }
}
