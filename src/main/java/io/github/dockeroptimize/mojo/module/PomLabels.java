package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.mojo.module.PomOrigin.Stated;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Labels from the POM, with the OCI image specification's pre-defined keys (annotations.md). */
public final class PomLabels {

    private static final String PREFIX = "org.opencontainers.image.";

    private PomLabels() {}

    public static Map<String, String> of(MavenProject project) {
        PomOrigin origin = new PomOrigin(project);
        Map<String, String> labels = new LinkedHashMap<>();
        put(labels, "title", project.getName());
        put(labels, "description", origin.own(Stated.DESCRIPTION));
        put(labels, "version", project.getVersion());
        put(labels, "url", webAddress(origin.own(Stated.URL)));
        put(labels, "source", webAddress(origin.own(Stated.SOURCE)));
        if (origin.own(Stated.LICENSES) != null) {
            put(labels, "licenses", SpdxLicense.expression(project.getLicenses()));
        }
        put(labels, "vendor", origin.own(Stated.VENDOR));
        return labels;
    }

    /** Joins the lines of descriptions, which are wrapped and indented in POMs. */
    private static void put(Map<String, String> labels, String key, @Nullable String value) {
        String line = value == null ? "" : value.strip().replaceAll("\\s+", " ");
        if (!line.isEmpty()) {
            labels.put(PREFIX + key, line);
        }
    }

    /** Without the user and password that some repository URLs contain. */
    private static @Nullable String webAddress(@Nullable String address) {
        if (address == null) {
            return null;
        }
        String url = address.strip().replaceFirst("^scm:[a-z]+:", "");
        return url.matches("(?i)https?://.*") ? url.replaceFirst("^([^/]+//)[^/?#]*@", "$1") : null;
    }
}
