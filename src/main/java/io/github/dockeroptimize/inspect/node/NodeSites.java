package io.github.dockeroptimize.inspect.node;

import io.github.dockeroptimize.application.NodeSite;
import io.github.dockeroptimize.application.NodeSite.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Recognises a static front end: a known build tool, and no program to run. */
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
            "@react-router/serve",
            "@remix-run/serve",
            "@nguniversal/express-engine",
            "@strapi/strapi",
            "socket.io",
            "ws");

    /**
     * A build tool.
     *
     * @param dependencies the project has at least one of these
     * @param output finds its output directory; empty if it does not build a static site of this project
     */
    private record Tool(
            String name,
            boolean singlePage,
            List<String> dependencies,
            Function<NodeSiteDirectory, Optional<String>> output) {}

    /** Tools that use others come before those. */
    private static final List<Tool> TOOLS = List.of(
            new Tool("Angular", true, List.of("@angular/cli", "@angular/build"), NodeSiteDirectory::ofAngular),
            new Tool("Next.js", false, List.of("next"), NodeSiteDirectory::ofNext),
            new Tool("Nuxt", false, List.of("nuxt"), NodeSiteDirectory::ofNuxt),
            new Tool("SvelteKit", false, List.of("@sveltejs/kit"), NodeSiteDirectory::ofSvelteKit),
            new Tool("Astro", false, List.of("astro"), NodeSiteDirectory::ofAstro),
            new Tool("Docusaurus", false, List.of("@docusaurus/core"), tool -> tool.named("build")),
            new Tool("Gatsby", false, List.of("gatsby"), tool -> tool.named("public")),
            new Tool("VitePress", false, List.of("vitepress"), NodeSiteDirectory::ofVitePress),
            new Tool("Create React App", true, List.of("react-scripts"), tool -> tool.named("build")),
            new Tool("Vue CLI", true, List.of("@vue/cli-service"), NodeSiteDirectory::ofVueCli),
            new Tool("Vite", true, List.of("vite"), NodeSiteDirectory::ofVite),
            new Tool("Parcel", true, List.of("parcel"), tool -> tool.named("dist")));

    private final Path folder;
    private final NodeManifest manifest;

    NodeSites(Path folder, NodeManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** The site of a project that starts no program. */
    Optional<NodeSite> find() {
        boolean program = manifest.script("build").isEmpty()
                || manifest.production().keySet().stream().anyMatch(SERVERS::contains);
        return program
                ? Optional.empty()
                : TOOLS.stream()
                        .filter(tool -> tool.dependencies().stream().anyMatch(manifest::needs))
                        .findFirst()
                        .flatMap(this::site);
    }

    private Optional<NodeSite> site(Tool tool) {
        NodeSiteDirectory output = new NodeSiteDirectory(folder, manifest);
        Optional<Configuration> own = configuration();
        NodeSiteBase bases = new NodeSiteBase(folder, manifest);
        String base = own.isPresent() ? "" : bases.of(tool.name());
        return tool.output()
                .apply(output)
                .map(found -> new NodeSite(
                        tool.name(), found, tool.singlePage() || output.hasFallback(), base, own, bases.notes()));
    }

    private Optional<Configuration> configuration() {
        return Stream.of("nginx.conf", "default.conf", "nginx/nginx.conf", "nginx/default.conf")
                .flatMap(file -> NodeFiles.text(folder.resolve(file)).stream().map(text -> NginxFile.read(file, text)))
                .findFirst();
    }
}
