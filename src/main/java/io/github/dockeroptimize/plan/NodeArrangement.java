package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.NodeProject;
import io.github.dockeroptimize.inspect.NodeRelease;
import io.github.dockeroptimize.inspect.NodeServer;
import io.github.dockeroptimize.inspect.NodeSite;
import io.github.dockeroptimize.inspect.NodeStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a Node.js project is built, and how it starts. */
final class NodeArrangement {

    /** Node as a container's first process ignores SIGTERM, unless the program listens to it. */
    private static final String STOPS =
            "data:text/javascript," + "process.on('SIGTERM',()=>process.listenerCount('SIGTERM')>1||process.exit(143))";

    private static final ImagePath PAGES = new ImagePath("/usr/share/nginx/html");
    private static final int PORT = 3000;
    private static final int WEB_PORT = 8080;

    private static final Pattern TAG = Pattern.compile("(?:.*/)?node:v?(\\d+(?:\\.\\d+){0,2})(?:[-@].*)?");
    private static final Pattern DISTROLESS = Pattern.compile(".*distroless/nodejs(\\d+)-.*");

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
                slim(project.release().tag()),
                options.baseImage().orElse(new BaseImage("nginxinc/nginx-unprivileged:stable")),
                options.workingDirectory().orElse(PAGES),
                List.of(),
                Map.of(),
                OptionalInt.of(WEB_PORT),
                Optional.empty(),
                notes);
    }

    private static SourceArrangement program(NodeProject project, NodeServer server, Options options) {
        BaseImage base = options.baseImage().orElse(slim(project.release().tag()));
        ImagePath root = options.workingDirectory().orElse(new ImagePath("/app"));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("NODE_ENV", "production");
        server.start().ifPresent(start -> environment.putAll(start.environment()));
        return new SourceArrangement(
                builder(project, base),
                base,
                root,
                options.entrypoint().isEmpty() ? command(project, server, base, root, environment) : List.of(),
                environment,
                OptionalInt.of(PORT),
                Optional.of(root),
                notes(project));
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
        boolean stops = release(base).orElse(project.release()).knowsImport();
        List<String> command = new ArrayList<>(start.command());
        if (!start.isNode()) {
            command.set(0, root + "/" + command.get(0));
            if (stops) {
                environment.putIfAbsent("NODE_OPTIONS", "--import=" + STOPS);
            }
            return command;
        }
        if (DISTROLESS.matcher(base.reference()).matches()) {
            command.set(0, "/nodejs/bin/node");
        }
        if (stops) {
            command.addAll(1, List.of("--import", STOPS));
        }
        return command;
    }

    /** The same image has the same C library, which modules with native parts depend on. */
    private static BaseImage builder(NodeProject project, BaseImage base) {
        return base.name().equals("node")
                ? base
                : slim(release(base).orElse(project.release()).tag());
    }

    private static Optional<NodeRelease> release(BaseImage base) {
        Matcher tag = TAG.matcher(base.reference());
        Matcher distroless = DISTROLESS.matcher(base.reference());
        if (tag.matches()) {
            return Optional.of(new NodeRelease(tag.group(1)));
        }
        return distroless.matches() ? Optional.of(new NodeRelease(distroless.group(1))) : Optional.empty();
    }

    private static BaseImage slim(String release) {
        return new BaseImage("node:" + release + "-slim");
    }

    private static List<String> notes(NodeProject project) {
        List<String> notes = new ArrayList<>();
        if (project.install().lifecycle().contains("postinstall")
                && project.install().production()) {
            notes.add("'scripts.postinstall' runs in the build stage only: what it changes in node_modules isn't in the"
                    + " image");
        }
        for (String secret : project.install().secrets()) {
            notes.add(quote(secret) + " holds credentials and isn't copied; give it to the build by --secret id="
                    + secret.replaceAll("^\\.|\\.yml$", "") + ",src=" + secret);
        }
        return notes;
    }
}
