package io.github.dockeroptimize.inspect;

import io.github.dockeroptimize.inspect.NodeSite.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises a static front end by the tool that builds it, and that nothing else is to run. */
final class NodeSites {

    private static final Set<String> SERVERS = Set.of(
            "express",
            "fastify",
            "koa",
            "hono",
            "restify",
            "polka",
            "@hapi/hapi",
            "@nestjs/core",
            "@feathersjs/feathers",
            "@apollo/server",
            "@hono/node-server",
            "@sveltejs/adapter-node",
            "@astrojs/node",
            "@react-router/serve",
            "@remix-run/serve",
            "@angular/ssr",
            "@nguniversal/express-engine",
            "@strapi/strapi",
            "socket.io",
            "ws");

    private static final Pattern HTTP = Pattern.compile("(?m)^\\s*http\\s*\\{");

    /**
     * A tool, and what it makes.
     *
     * @param dependencies one of which the project has
     * @param output where it writes to; nothing where it doesn't make a static site of this project
     */
    private record Tool(
            String name,
            boolean singlePage,
            List<String> dependencies,
            Function<NodeSiteFolder, Optional<String>> output) {}

    /** Those that use others first. */
    private static final List<Tool> TOOLS = List.of(
            new Tool("Angular", true, List.of("@angular/cli", "@angular/build"), NodeSiteFolder::ofAngular),
            new Tool("Next.js", false, List.of("next"), NodeSiteFolder::ofNext),
            new Tool("Nuxt", false, List.of("nuxt"), NodeSiteFolder::ofNuxt),
            new Tool("SvelteKit", false, List.of("@sveltejs/kit"), NodeSiteFolder::ofSvelteKit),
            new Tool("Astro", false, List.of("astro"), NodeSiteFolder::ofAstro),
            new Tool("Docusaurus", false, List.of("@docusaurus/core"), tool -> tool.named("build")),
            new Tool("Gatsby", false, List.of("gatsby"), tool -> tool.named("public")),
            new Tool("VitePress", false, List.of("vitepress"), NodeSiteFolder::ofVitePress),
            new Tool("Create React App", true, List.of("react-scripts"), tool -> tool.named("build")),
            new Tool("Vue CLI", true, List.of("@vue/cli-service"), NodeSiteFolder::ofVueCli),
            new Tool("Vite", true, List.of("vite"), NodeSiteFolder::ofVite),
            new Tool("Parcel", true, List.of("parcel"), tool -> tool.named("dist")));

    private final Path folder;
    private final NodeManifest manifest;

    NodeSites(Path folder, NodeManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** @param start what starts the project as a program, if anything does */
    Optional<NodeSite> find(Optional<NodeStart> start) {
        boolean program = manifest.script("build").isEmpty()
                || manifest.production().keySet().stream().anyMatch(SERVERS::contains)
                || start.filter(NodeStart::isNode).isPresent();
        return program
                ? Optional.empty()
                : TOOLS.stream()
                        .filter(tool -> tool.dependencies().stream().anyMatch(manifest::needs))
                        .findFirst()
                        .flatMap(this::site);
    }

    private Optional<NodeSite> site(Tool tool) {
        NodeSiteFolder output = new NodeSiteFolder(folder, manifest);
        return tool.output()
                .apply(output)
                .map(found ->
                        new NodeSite(tool.name(), found, tool.singlePage() || output.hasFallback(), configuration()));
    }

    private Optional<Configuration> configuration() {
        return Stream.of("nginx.conf", "default.conf", "nginx/nginx.conf", "nginx/default.conf")
                .flatMap(file -> NodeFiles.text(folder.resolve(file)).stream()
                        .map(text -> new Configuration(file, HTTP.matcher(text).find())))
                .findFirst();
    }
}
