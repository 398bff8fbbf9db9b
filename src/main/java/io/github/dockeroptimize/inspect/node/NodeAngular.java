package io.github.dockeroptimize.inspect.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an Angular workspace builds, by its {@code angular.json} and the command that builds it. */
final class NodeAngular {

    private static final Pattern BUILD = Pattern.compile("\\bng (?:build|b)\\b([^&|;]*)");
    private static final Pattern PROJECT = Pattern.compile("--project[= ](\\S+)|^\\s*([\\w@][\\w./@-]*)");
    private static final Pattern OUTPUT = Pattern.compile("--output-path[= ](\\S+)");
    private static final Pattern CONFIGURATION = Pattern.compile("(?:--configuration|-c)[= ](\\S+)");

    private final Optional<JsonNode> workspace;
    private final String arguments;

    NodeAngular(Path folder, String script) {
        this.workspace = NodeFiles.json(folder.resolve("angular.json"));
        Matcher build = BUILD.matcher(script);
        this.arguments = build.find() ? build.group(1) : "";
    }

    /** The directory of the pages; empty if a program makes them. */
    Optional<String> pages() {
        return project().filter(found -> !found.hasServer()).map(Project::pages);
    }

    /** The program that makes the pages on demand. */
    Optional<String> server() {
        return project().filter(Project::hasServer).map(found -> found.base() + "/server/server.mjs");
    }

    /** The path that its pages are served below. */
    Optional<String> baseHref() {
        return project().map(Project::href).filter(href -> !href.isEmpty());
    }

    private record Project(String base, String browser, boolean subdirectory, boolean hasServer, String href) {
        String pages() {
            return subdirectory && !browser.isEmpty() ? base + "/" + browser : base;
        }
    }

    private Optional<Project> project() {
        return workspace.flatMap(json -> {
            List<Map.Entry<String, JsonNode>> applications =
                    new ArrayList<>(json.path("projects").properties());
            applications.removeIf(project -> !project.getValue()
                    .path("projectType")
                    .asText("application")
                    .equals("application"));
            Matcher named = PROJECT.matcher(arguments);
            String name = named.find()
                    ? Optional.ofNullable(named.group(1)).orElseGet(() -> named.group(2))
                    : json.path("defaultProject").asText("");
            return applications.stream()
                    .filter(project -> project.getKey().equals(name))
                    .findFirst()
                    .or(() -> applications.stream().findFirst())
                    .map(project -> project(project.getKey(), project.getValue()));
        });
    }

    private Project project(String name, JsonNode project) {
        JsonNode architect = project.path("architect").path("build");
        JsonNode target = architect.isMissingNode() ? project.path("targets").path("build") : architect;
        JsonNode options = target.path("options");
        Matcher configuration = CONFIGURATION.matcher(arguments);
        JsonNode changed = target.path("configurations")
                .path(
                        configuration.find()
                                ? configuration.group(1)
                                : target.path("defaultConfiguration").asText(""));
        JsonNode path = changed.has("outputPath") ? changed.path("outputPath") : options.path("outputPath");
        Matcher option = OUTPUT.matcher(arguments);
        String base =
                option.find() ? option.group(1) : (path.isObject() ? path.path("base") : path).asText("dist/" + name);
        JsonNode ssr = changed.has("ssr") ? changed.path("ssr") : options.path("ssr");
        return new Project(
                Path.of(base).normalize().toString().replace('\\', '/'),
                path.path("browser").asText("browser"),
                target.path("builder").asText("").endsWith(":application"),
                ssr.asBoolean(ssr.isObject())
                        && !options.path("outputMode").asText("").equals("static"),
                (changed.has("baseHref") ? changed : options).path("baseHref").asText(""));
    }
}
