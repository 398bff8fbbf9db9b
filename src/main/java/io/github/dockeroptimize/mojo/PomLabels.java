package io.github.dockeroptimize.mojo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The labels that a POM has the answers for, under the OCI image specification's pre-defined keys (annotations.md). */
final class PomLabels {

    private static final String PREFIX = "org.opencontainers.image.";

    private PomLabels() {}

    static Map<String, String> of(MavenProject project) {
        PomOrigin origin = new PomOrigin(project);
        Map<String, String> labels = new LinkedHashMap<>();
        put(labels, "title", project.getName());
        put(labels, "description", origin.own(Model::getDescription, project.getDescription()));
        put(labels, "version", project.getVersion());
        put(labels, "url", webAddress(origin.own(Model::getUrl, project.getUrl())));
        put(labels, "source", webAddress(origin.own(PomLabels::source, source(project.getModel()))));
        put(labels, "licenses", SpdxLicense.expression(licenses(project, origin)));
        put(labels, "vendor", origin.own(PomLabels::vendor, vendor(project.getModel())));
        return labels;
    }

    private static List<License> licenses(MavenProject project, PomOrigin origin) {
        String named = origin.own(model -> model.getLicenses().isEmpty() ? null : "licenses", "licenses");
        return named == null ? List.of() : project.getLicenses();
    }

    private static @Nullable String source(Model model) {
        return model.getScm() == null ? null : model.getScm().getUrl();
    }

    private static @Nullable String vendor(Model model) {
        return model.getOrganization() == null ? null : model.getOrganization().getName();
    }

    /** Descriptions in POMs are wrapped and indented, which means nothing in a label. */
    private static void put(Map<String, String> labels, String key, @Nullable String value) {
        String line = value == null ? "" : value.strip().replaceAll("\\s+", " ");
        if (!line.isEmpty()) {
            labels.put(PREFIX + key, line);
        }
    }

    /** Without user and password, which some write into the address of their repository. */
    private static @Nullable String webAddress(@Nullable String address) {
        if (address == null) {
            return null;
        }
        String url = address.strip().replaceFirst("^scm:[a-z]+:", "");
        return url.matches("(?i)https?://.*") ? url.replaceFirst("^([^/]+//)[^/?#]*@", "$1") : null;
    }
}
