package io.github.dockeroptimize.inspect.python;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.application.PythonInstall.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Package indexes that a manifest names, whose credentials uv and Poetry take from the environment. */
final class PythonIndexes {

    private PythonIndexes() {}

    /**
     * The variables with the user and the password of each
     * (https://docs.astral.sh/uv/concepts/indexes/#authentication,
     * https://python-poetry.org/docs/repositories/#configuring-credentials).
     */
    static List<String> variables(Tool tool, JsonNode manifest) {
        JsonNode indexes = tool == Tool.UV
                ? manifest.path("tool").path("uv").path("index")
                : manifest.path("tool").path("poetry").path("source");
        String prefix = tool == Tool.UV ? "UV_INDEX_" : "POETRY_HTTP_BASIC_";
        List<String> variables = new ArrayList<>();
        for (JsonNode index : indexes) {
            String name = index.path("name").asText("");
            if (!name.isEmpty() && !name.equalsIgnoreCase("pypi")) {
                String plain = prefix + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
                variables.add(plain + "_USERNAME");
                variables.add(plain + "_PASSWORD");
            }
        }
        return variables;
    }
}
