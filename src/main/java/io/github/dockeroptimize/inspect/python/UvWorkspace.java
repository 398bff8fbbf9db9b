package io.github.dockeroptimize.inspect.python;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.InvalidInputException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The members of a uv workspace that its root depends on: uv installs them, so the whole of their directories is there.
 *
 * @param used directories of members that are installed
 * @param other manifests of members that are not, which uv compares with the lock file
 */
record UvWorkspace(List<String> used, List<String> other) {

    private static final int DEPTH = 3;

    static UvWorkspace of(PythonFiles files, JsonNode manifest) {
        JsonNode workspace = manifest.path("tool").path("uv").path("workspace");
        Map<String, String> members = new TreeMap<>();
        Map<String, JsonNode> manifests = new TreeMap<>();
        if (workspace.isObject()) {
            for (String directory : directories(files, "", DEPTH)) {
                if (matches(workspace.path("members"), directory) && !matches(workspace.path("exclude"), directory)) {
                    JsonNode member = files.toml(directory + "/pyproject.toml");
                    String name = PythonRequirements.normalized(
                            member.path("project").path("name").asText(directory));
                    members.put(name, directory);
                    manifests.put(name, member);
                }
            }
        }
        Set<String> used = new TreeSet<>();
        use(PythonDependencies.names(manifest), manifests, used);
        List<String> other = new ArrayList<>();
        members.forEach((name, directory) -> {
            if (!used.contains(name)) {
                other.add(directory + "/pyproject.toml");
            }
        });
        return new UvWorkspace(used.stream().map(members::get).sorted().toList(), other);
    }

    private static void use(Set<String> names, Map<String, JsonNode> manifests, Set<String> used) {
        for (String name : names) {
            JsonNode member = manifests.get(name);
            if (member != null && used.add(name)) {
                use(PythonDependencies.names(member), manifests, used);
            }
        }
    }

    private static List<String> directories(PythonFiles files, String folder, int depth) {
        List<String> found = new ArrayList<>();
        for (String name : files.names(folder)) {
            String path = folder + name;
            if (!name.startsWith(".") && !name.equals("node_modules") && files.hasFolder(path)) {
                if (files.has(path + "/pyproject.toml")) {
                    found.add(path);
                }
                if (depth > 1) {
                    found.addAll(directories(files, path + "/", depth - 1));
                }
            }
        }
        return found;
    }

    private static boolean matches(JsonNode patterns, String directory) {
        for (JsonNode pattern : patterns) {
            PathMatcher matcher = FileSystems.getDefault()
                    .getPathMatcher(
                            "glob:" + pattern.asText().replaceFirst("^\\./", "").replaceFirst("/$", ""));
            if (matcher.matches(Path.of(directory))) {
                return true;
            }
        }
        return false;
    }

    PythonInstalls addTo(PythonInstalls installs) {
        List<String> files = new ArrayList<>(used);
        files.addAll(other);
        return installs.with(files, List.of());
    }

    /** A member whose lock file, and whose siblings, are outside of its own directory. */
    static void refuseMember(PythonFiles files, JsonNode manifest) {
        boolean asks = false;
        for (JsonNode source : manifest.path("tool").path("uv").path("sources")) {
            asks |= source.path("workspace").asBoolean(false);
        }
        PythonFiles around = files.parent();
        for (int i = 0; i < DEPTH && !asks; i++) {
            asks = around.has("uv.lock")
                    && around.toml("pyproject.toml").path("tool").path("uv").has("workspace");
            around = around.parent();
        }
        if (asks && !manifest.path("tool").path("uv").has("workspace")) {
            String name = manifest.path("project").path("name").asText(files.name());
            throw new InvalidInputException(
                    quote(name) + " is a member of a uv workspace, whose lock file and other members are outside of its"
                            + " directory",
                    "make the image of the module at the workspace's root, or run 'uv export --package " + name
                            + " --no-dev --no-emit-workspace -o requirements.txt' and 'uv build --all-packages --wheel"
                            + " -o wheels' for it and commit both");
        }
    }
}
