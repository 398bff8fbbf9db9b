package io.github.dockeroptimize.inspect.node;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells servers for development, and for looking at built pages, from programs. */
final class NodeDevelopment {

    private static final Set<String> ALWAYS = Set.of(
            "nodemon",
            "ts-node-dev",
            "tsnd",
            "node-dev",
            "supervisor",
            "tsc-watch",
            "webpack-dev-server",
            "live-server",
            "lite-server",
            "browser-sync",
            "start-storybook",
            "expo",
            "electron");

    /** Tools that start such a server unless their first word is one of these. */
    private static final Map<String, Set<String>> UNLESS = Map.of(
            "vite", Set.of("build", "optimize"),
            "next", Set.of("build", "start", "lint", "export"),
            "astro", Set.of("build", "check", "sync"),
            "parcel", Set.of("build"),
            "ng", Set.of("build", "run"),
            "wrangler", Set.of("deploy"),
            "nuxt", Set.of("build", "start", "generate", "prepare", "preview"),
            "nuxi", Set.of("build", "start", "generate", "prepare", "preview"));

    /** Tools that start such a server by one of these words. */
    private static final Map<String, Set<String>> IF = Map.ofEntries(
            Map.entry("react-scripts", Set.of("start")),
            Map.entry("react-app-rewired", Set.of("start")),
            Map.entry("craco", Set.of("start")),
            Map.entry("vue-cli-service", Set.of("serve")),
            Map.entry("webpack", Set.of("serve")),
            Map.entry("rspack", Set.of("serve")),
            Map.entry("nest", Set.of("start")),
            Map.entry("gatsby", Set.of("develop", "start")),
            Map.entry("docusaurus", Set.of("start")),
            Map.entry("sanity", Set.of("start")),
            Map.entry("ember", Set.of("serve", "s")),
            Map.entry("quasar", Set.of("serve")),
            Map.entry("ionic", Set.of("serve")),
            Map.entry("nx", Set.of("serve")),
            Map.entry("serverless", Set.of("offline")),
            Map.entry("sls", Set.of("offline")));

    private static final Set<String> VERBS = Set.of("dev", "develop", "watch", "start:dev");

    /** Servers of static pages. */
    private static final Set<String> PAGES = Set.of("serve", "http-server", "sirv", "spa-http-server", "ws");

    private NodeDevelopment() {}

    /** Whether the command is a server for development, of whatever tool. */
    static boolean is(List<String> words) {
        String verb = words.stream()
                .skip(1)
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .orElse("");
        String tool = words.get(0);
        return ALWAYS.contains(tool)
                || (UNLESS.containsKey(tool)
                        && !UNLESS.getOrDefault(tool, Set.of()).contains(verb))
                || IF.getOrDefault(tool, Set.of()).contains(verb)
                || (!tool.equals("node") && (VERBS.contains(verb) || words.contains("--watch")));
    }

    /** Whether the command runs one file with Node.js, and again after each change. */
    static boolean simplyWatches(List<String> words) {
        return Set.of("nodemon", "node-dev", "supervisor").contains(words.get(0))
                && words.size() > 1
                && words.get(1).matches("[\\w./-]*[\\w./]\\.[cm]?js|[\\w./]*/");
    }

    /** Whether the command only shows built pages, which a web server does better. */
    static boolean servesPages(List<String> words) {
        boolean preview = words.size() > 1 && words.get(1).matches("preview|serve");
        return PAGES.contains(words.get(0)) || (preview && !words.get(0).equals("node"));
    }
}
