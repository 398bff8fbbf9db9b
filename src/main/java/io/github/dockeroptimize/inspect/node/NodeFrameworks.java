package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises frameworks whose build makes a program, by their dependencies and configuration. */
final class NodeFrameworks {

    private static final Pattern STANDALONE = Pattern.compile("\\boutput\\s*:\\s*['\"`]standalone['\"`]");
    private static final Pattern EXPORT = Pattern.compile("\\boutput\\s*:\\s*['\"`]export['\"`]");
    private static final Pattern DIST_DIR = Pattern.compile("\\bdistDir\\s*:\\s*['\"`]([^'\"`$]+)['\"`]");
    private static final Pattern OUT = Pattern.compile("\\w\\(\\{[^}]*\\bout\\s*:\\s*['\"`]([^'\"`$]+)['\"`]");
    private static final Pattern OUT_DIR = Pattern.compile("\\boutDir\\s*:\\s*['\"`]([^'\"`$]+)['\"`]");
    private static final Pattern MIDDLEWARE = Pattern.compile("\\bmode\\s*:\\s*['\"`]middleware['\"`]");
    private static final Pattern PRESET = Pattern.compile("\\bpreset\\s*:\\s*['\"`]([^'\"`$]+)['\"`]");
    private static final String NITRO = ".output/server/index.mjs";

    private final Path folder;
    private final String below;
    private final NodeManifest manifest;
    private final String build;

    /** @param root the directory of the lock file, from which Next.js counts the paths of its standalone server */
    NodeFrameworks(Path folder, NodeManifest manifest, Path root) {
        this.below = root.toAbsolutePath()
                .normalize()
                .relativize(folder.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/')
                .replaceFirst("(.)$", "$1/");
        this.folder = folder;
        this.manifest = manifest;
        this.build = manifest.build();
    }

    /** @throws InvalidInputException if the framework builds for something else than Node.js */
    Optional<NodeFramework> find() {
        return build.isEmpty()
                ? Optional.empty()
                : Stream.<Supplier<Optional<NodeFramework>>>of(
                                this::next,
                                this::nuxt,
                                this::svelteKit,
                                this::astro,
                                this::angular,
                                this::vinxi,
                                this::reactRouter,
                                this::nest)
                        .map(Supplier::get)
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** The framework whose program the file is. */
    Optional<NodeFramework> starting(String file) {
        return known().filter(found -> found.starts(file));
    }

    /** The directory that its program is in. */
    Optional<String> output() {
        return known().filter(found -> found.start().get(0).equals("node"))
                .map(found -> NodeOutputs.first(found.start().get(1)));
    }

    private Optional<NodeFramework> known() {
        try {
            return find();
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private Optional<NodeFramework> next() {
        String configuration = NodeFiles.configuration(folder, "next");
        if (!manifest.needs("next") || EXPORT.matcher(configuration).find()) {
            return Optional.empty();
        }
        String output = found(DIST_DIR, configuration).orElse(".next");
        if (!STANDALONE.matcher(configuration).find()) {
            List<String> read = Stream.concat(
                            Stream.of("js", "mjs", "ts").map(end -> "next.config." + end), Stream.of("public"))
                    .toList();
            return framework(
                    "Next.js", "next", false, List.of("next", "start"), Map.of(), 3000, Optional.empty(), read);
        }
        String standalone = output + "/standalone";
        Map<String, String> added = new LinkedHashMap<>();
        added.put(standalone + "/" + below + output + "/static", output + "/static");
        if (Files.isDirectory(folder.resolve("public"))) {
            added.put(standalone + "/" + below + "public", "public");
        }
        return framework(
                "Next.js",
                "next",
                true,
                List.of("node", standalone + "/" + below + "server.js"),
                Map.of("HOSTNAME", "0.0.0.0"),
                3000,
                Optional.of(new NodeBundle(standalone, standalone + "/node_modules", added)),
                List.of());
    }

    private Optional<NodeFramework> nuxt() {
        String version = manifest.all().getOrDefault("nuxt", "");
        if ((!manifest.needs("nuxt") && !manifest.needs("nuxt3"))
                || version.matches("[^\\d]*[12](?:\\..*)?")
                || build.matches("(?s).*nuxi? generate.*")) {
            return Optional.empty();
        }
        requireNodePreset("Nuxt", "nuxt");
        return nitro("Nuxt", "nuxt");
    }

    private Optional<NodeFramework> vinxi() {
        return manifest.needs("vinxi") ? nitro("Vinxi", "vinxi") : Optional.empty();
    }

    private Optional<NodeFramework> nitro(String name, String tool) {
        return framework(
                name,
                tool,
                true,
                List.of("node", NITRO),
                Map.of(),
                3000,
                Optional.of(new NodeBundle(".output", ".output/server/node_modules", Map.of())),
                List.of());
    }

    private Optional<NodeFramework> svelteKit() {
        if (!manifest.needs("@sveltejs/kit") || manifest.needs("@sveltejs/adapter-static")) {
            return Optional.empty();
        }
        if (!manifest.needs("@sveltejs/adapter-node")) {
            throw otherTarget("SvelteKit", "an adapter for something else than Node.js", "@sveltejs/adapter-node");
        }
        String out = found(OUT, NodeFiles.configurationOfSvelte(folder)).orElse("build");
        return framework("SvelteKit", "vite", true, List.of("node", out), Map.of(), 3000, Optional.empty(), List.of());
    }

    private Optional<NodeFramework> astro() {
        String configuration = NodeFiles.configuration(folder, "astro");
        if (!manifest.needs("astro") || !NodeAstro.isServer(folder, configuration)) {
            return Optional.empty();
        }
        if (!manifest.needs("@astrojs/node")) {
            throw otherTarget("Astro", "a server for something else than Node.js", "@astrojs/node");
        }
        if (MIDDLEWARE.matcher(configuration).find()) {
            return Optional.empty();
        }
        return framework(
                "Astro",
                "astro",
                true,
                List.of("node", found(OUT_DIR, configuration).orElse("./dist") + "/server/entry.mjs"),
                Map.of("HOST", "0.0.0.0"),
                4321,
                Optional.empty(),
                List.of());
    }

    private Optional<NodeFramework> angular() {
        return new NodeAngular(folder, build)
                .server()
                .flatMap(file -> framework(
                        "Angular", "ng", true, List.of("node", file), Map.of(), 4000, Optional.empty(), List.of()));
    }

    private Optional<NodeFramework> reactRouter() {
        for (String name : List.of("react-router", "remix")) {
            String serve = name.equals("remix") ? "@remix-run/serve" : "@react-router/serve";
            if (manifest.production().containsKey(serve)) {
                return framework(
                        name.equals("remix") ? "Remix" : "React Router",
                        name,
                        false,
                        List.of(name + "-serve", "./build/server/index.js"),
                        Map.of(),
                        3000,
                        Optional.empty(),
                        List.of("public"));
            }
        }
        return Optional.empty();
    }

    private Optional<NodeFramework> nest() {
        return manifest.needs("@nestjs/core")
                ? framework(
                        "NestJS",
                        "nest",
                        true,
                        List.of("node", NodeOutputs.compiled(folder).orElse("dist") + "/main"),
                        Map.of(),
                        3000,
                        Optional.empty(),
                        List.of())
                : Optional.empty();
    }

    private void requireNodePreset(String name, String tool) {
        found(PRESET, NodeFiles.configuration(folder, tool))
                .filter(preset -> !preset.matches("node.*"))
                .ifPresent(preset -> {
                    throw otherTarget(name, "the preset " + quote(preset), "the preset 'node-server'");
                });
    }

    private InvalidInputException otherTarget(String name, String has, String needed) {
        return new InvalidInputException(
                name + " in " + quote(folder.toAbsolutePath().normalize().getFileName()) + " is configured with " + has,
                "configure it with " + needed + ", which makes a program for a container");
    }

    private static Optional<NodeFramework> framework(
            String name,
            String tool,
            boolean whole,
            List<String> start,
            Map<String, String> environment,
            int port,
            Optional<NodeBundle> bundle,
            List<String> paths) {
        return Optional.of(new NodeFramework(name, tool, whole, start, environment, port, bundle, paths));
    }

    private static Optional<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).findFirst();
    }
}
