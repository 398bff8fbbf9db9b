package io.github.dockeroptimize.inspect.python;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.application.PythonProject.EntryPoint;
import java.util.ArrayList;
import java.util.List;

/** Reads the programs and entry points that a manifest declares. */
final class PythonScripts {

    private PythonScripts() {}

    /** All, programs first. */
    static List<EntryPoint> of(JsonNode manifest) {
        List<EntryPoint> points = new ArrayList<>();
        JsonNode project = manifest.path("project");
        JsonNode poetry = manifest.path("tool").path("poetry");
        read(points, "console_scripts", project.path("scripts"));
        read(points, "gui_scripts", project.path("gui-scripts"));
        if (points.isEmpty()) {
            read(points, "console_scripts", poetry.path("scripts"));
        }
        project.path("entry-points").properties().forEach(group -> read(points, group.getKey(), group.getValue()));
        poetry.path("plugins").properties().forEach(group -> read(points, group.getKey(), group.getValue()));
        return points;
    }

    private static void read(List<EntryPoint> points, String group, JsonNode names) {
        names.properties().forEach(name -> {
            JsonNode value = name.getValue();
            String target = value.isTextual()
                    ? value.asText()
                    : value.path("reference").asText(value.path("callable").asText(""));
            String plain = target.replaceFirst("\\s*\\[.*", "").strip();
            if (plain.matches(group.endsWith("_scripts") ? "[\\w.]+:[\\w.]+" : "[\\w.]+(:[\\w.]+)?")
                    && name.getKey().matches("[\\w.-]+")) {
                points.add(new EntryPoint(group, name.getKey(), plain));
            }
        });
    }
}
