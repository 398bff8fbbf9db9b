package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.NodeProject;
import io.github.dockeroptimize.inspect.NodeServer;
import io.github.dockeroptimize.inspect.NodeSite;
import io.github.dockeroptimize.inspect.NodeStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How a Node.js project is built, and how it starts. */
final class NodeArrangement {

    /** Node as a container's first process ignores SIGTERM, unless the program listens to it. */
    private static final String STOPS =
            "data:text/javascript," + "process.on('SIGTERM',()=>process.listenerCount('SIGTERM')>1||process.exit(143))";

    private static final ImagePath PAGES = new ImagePath("/usr/share/nginx/html");
    private static final int PORT = 3000;
    private static final int WEB_PORT = 8080;

    private NodeArrangement() {}

    static SourceArrangement of(NodeProject project, Options options) {
        return project.result() instanceof NodeServer server
                ? program(project, server, options)
                : site(project, (NodeSite) project.result(), options);
    }

    private static SourceArrangement site(NodeProject project, NodeSite site, Options options) {
        List<String> notes = new ArrayList<>(notes(project));
        if (site.configuration().isEmpty()) {
            notes.add(
                    site.singlePage()
                            ? "paths that are no file are answered with index.html, as single-page applications need it; with an"
                                    + " nginx.conf in its folder the project decides"
                            : "paths that are no file are answered with 404; with an nginx.conf in its folder the project decides");
        }
        return new SourceArrangement(
                NodeBase.slim(project.release()),
                options.baseImage().orElse(new BaseImage("nginxinc/nginx-unprivileged:stable")),
                options.workingDirectory().orElse(PAGES),
                List.of(),
                Map.of(),
                OptionalInt.of(WEB_PORT),
                Optional.empty(),
                notes);
    }

    private static SourceArrangement program(NodeProject project, NodeServer server, Options options) {
        BaseImage base = options.baseImage().orElse(NodeBase.slim(project.release()));
        ImagePath root = options.workingDirectory().orElse(new ImagePath("/app"));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("NODE_ENV", "production");
        List<String> notes = new ArrayList<>(notes(project));
        if (options.entrypoint().isEmpty() && NodeBase.release(project, base).knowsImport()) {
            notes.add(
                    "Node as a container's first process ignores SIGTERM, so an --import stops it then; a handler of the"
                            + " program's own stays in charge");
        }
        server.start().ifPresent(start -> environment.putAll(start.environment()));
        return new SourceArrangement(
                NodeBase.builder(project, base),
                base,
                root,
                options.entrypoint().isEmpty() ? command(project, server, base, root, environment) : List.of(),
                environment,
                OptionalInt.of(PORT),
                Optional.of(root),
                notes);
    }

    private static List<String> command(
            NodeProject project, NodeServer server, BaseImage base, ImagePath root, Map<String, String> environment) {
        NodeStart start = server.start()
                .orElseThrow(() -> new InvalidInputException("'package.json' in "
                        + quote(project.context().getFileName())
                        + " names nothing by 'scripts.start', 'main' or 'bin' that Node can run without a shell and"
                        + " without development dependencies; set <entrypoint><arg>node</arg><arg>dist/server.js</arg>"
                        + "</entrypoint> or -Ddocker-optimize.entrypoint=node,dist/server.js, or <skip>true</skip> where it is"
                        + " no program"));
        boolean stops = NodeBase.release(project, base).knowsImport();
        List<String> command = new ArrayList<>(start.command());
        if (!start.isNode()) {
            command.set(0, root + "/" + command.get(0));
            if (stops) {
                environment.putIfAbsent("NODE_OPTIONS", "--import=" + STOPS);
            }
            return command;
        }
        if (NodeBase.isDistroless(base)) {
            command.set(0, "/nodejs/bin/node");
        }
        if (stops) {
            command.addAll(1, List.of("--import", STOPS));
        }
        return command;
    }

    private static List<String> notes(NodeProject project) {
        List<String> notes = new ArrayList<>();
        if (project.install().lifecycle().contains("postinstall")
                && project.install().production()) {
            notes.add("'scripts.postinstall' runs in the build stage only: what it changes in node_modules isn't in the"
                    + " image");
        }
        for (String dependency : project.generates()) {
            notes.add(
                    quote(dependency) + " generates its code, and only what lies outside of node_modules gets into the"
                            + " image: have it written into the sources' folder, by 'scripts.build'");
        }
        if (project.built()) {
            for (String file : project.leftOut()) {
                notes.add(
                        quote(file) + " isn't copied, since such files hold secrets: what the build needs of it belongs"
                                + " into 'scripts.build'");
            }
        }
        for (String secret : project.install().secrets()) {
            notes.add(quote(secret) + " holds credentials and isn't copied; give it to the build by --secret id="
                    + secret.replaceAll("^\\.|\\.yml$", "") + ",src=" + secret);
        }
        return notes;
    }
}
