package io.github.dockeroptimize.inspect.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a project's version, also where its manifest names the file that has it. */
final class PythonVersions {

    static final String UNKNOWN = "0";

    private static final Pattern ASSIGNED =
            Pattern.compile("(?m)^(?:__version__|VERSION|version)\\s*(?::[^=\\n]+)?=\\s*['\"]([^'\"]+)['\"]");

    private PythonVersions() {}

    static String of(PythonFiles files, JsonNode manifest) {
        JsonNode tool = manifest.path("tool");
        JsonNode project = manifest.path("project");
        JsonNode setuptools = tool.path("setuptools").path("dynamic").path("version");
        String module =
                setuptools.path("attr").asText("").replaceFirst("\\.\\w+$", "").replace('.', '/');
        return Optional.ofNullable(project.path("version").textValue())
                .or(() ->
                        Optional.ofNullable(tool.path("poetry").path("version").textValue()))
                .or(() -> files.text(setuptools.path("file").asText(" ")).map(String::strip))
                .or(() -> Stream.of(
                                tool.path("hatch").path("version").path("path").asText(" "),
                                tool.path("pdm").path("version").path("path").asText(" "),
                                module + ".py",
                                module + "/__init__.py",
                                "src/" + module + ".py",
                                "src/" + module + "/__init__.py")
                        .flatMap(name -> files.text(name).stream())
                        .map(ASSIGNED::matcher)
                        .filter(Matcher::find)
                        .map(matcher -> matcher.group(1))
                        .findFirst())
                .filter(version -> version.matches("[\\w.+!-]+"))
                .orElse(UNKNOWN);
    }
}
