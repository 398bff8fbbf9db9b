package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeServer;
import io.github.dockeroptimize.application.NodeSite;
import io.github.dockeroptimize.application.NodeSite.Configuration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Arranges a Node.js project: base image, layers and start command. */
final class NodeArrangement {

    private static final ImagePath PAGES = new ImagePath("/usr/share/nginx/html");
    private static final int WEB_PORT = 8080;
    private static final int USUAL_PORT = 3000;

    private NodeArrangement() {}

    static Arrangement of(NodeProject project, String module, Options options) {
        return project.result()
                .match(
                        server -> program(project, server, module, options),
                        site -> site(project, site, module, options));
    }

    private static Arrangement site(NodeProject project, NodeSite site, String module, Options options) {
        List<String> notes = new ArrayList<>(notes(project));
        notes.addAll(site.configuration()
                .map(own -> notes(own, options.config().ports()))
                .orElse(List.of(
                        site.singlePage()
                                ? "paths without a file are answered with index.html, as single-page applications need it; an"
                                        + " nginx.conf in the project's directory replaces this"
                                : "paths without a file are answered with 404; an nginx.conf in the project's directory replaces"
                                        + " this")));
        notes.addAll(site.notes());
        if (!site.base().isEmpty()) {
            notes.add("the pages are served below " + quote("/" + site.base()) + ", as their build is configured");
        }
        BaseImage base = options.baseImage().orElse(new BaseImage("nginxinc/nginx-unprivileged:stable"));
        Recipe.Compiled recipe = new Recipe.Compiled(
                project,
                module,
                options.builder(NodeBase.slim(project.release())),
                options.config()
                        .workingDirectory()
                        .or(() -> site.configuration()
                                .flatMap(Configuration::root)
                                .map(ImagePath::new))
                        .orElse(PAGES));
        List<Layer> layers = new ArrayList<>(recipe.layers(LayerName.APPLICATION));
        // another web server needs its own configuration
        if (base.reference().contains("nginx")) {
            layers.add(0, recipe.layer(LayerName.SERVER, SiteConfiguration.directory(site)));
        }
        OptionalInt port = site.configuration()
                .map(own -> own.ports().stream().mapToInt(Integer::intValue).findFirst())
                .orElse(OptionalInt.of(WEB_PORT));
        return new Arrangement(base, layers, List.of(), Map.of(), port, Optional.empty(), notes);
    }

    private static List<String> notes(Configuration own, List<Port> chosen) {
        List<String> notes = new ArrayList<>();
        if (!own.writable()) {
            notes.add(
                    quote(own.file())
                            + " is a whole configuration and names no 'pid' and 'client_body_temp_path' (and others"
                            + " of that kind): where nginx isn't root it can't write to their defaults, so set them below /tmp");
        }
        own.ports().forEach(port -> notes.addAll(NodePorts.low(port)));
        boolean declared = own.ports().stream()
                .allMatch(port -> chosen.isEmpty()
                        ? port.equals(own.ports().get(0))
                        : chosen.stream().anyMatch(one -> one.first() <= port && port <= one.last()));
        if (!declared) {
            notes.add(quote(own.file()) + " listens on "
                    + own.ports().stream().map(String::valueOf).collect(Collectors.joining(" and "))
                    + ", and not all of that is declared: set <ports> or -Ddocker-optimize.ports");
        }
        return notes;
    }

    private static Arrangement program(NodeProject project, NodeServer server, String module, Options options) {
        BaseImage base = options.baseImage().orElse(NodeBase.slim(project.release()));
        ImagePath root = options.config().workingDirectory().orElse(new ImagePath("/app"));
        ImagePath directory = project.workspace()
                .map(workspace -> root.resolve(workspace.member().path()))
                .orElse(root);
        boolean own = !options.config().entrypoint().isEmpty();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("NODE_ENV", "production");
        environment.putAll(server.environment());
        List<String> notes = new ArrayList<>(notes(project));
        notes.addAll(SystemLibraries.ofNode(project.dependencies(), base, options.packages()));
        OptionalInt port = new NodePorts(server.port(), options.config().ports(), USUAL_PORT).find(environment, notes);
        List<String> command =
                own ? List.of() : new NodeLaunch(project, base, root, directory).command(server, environment, notes);
        Recipe.Compiled recipe =
                new Recipe.Compiled(project, module, options.builder(NodeBase.builder(project, base)), root);
        boolean dependencies = project.install().production()
                || server.bundle().isPresent()
                || project.workspace().isPresent();
        return new Arrangement(
                base,
                dependencies
                        ? recipe.layers(LayerName.DEPENDENCIES, LayerName.APPLICATION)
                        : recipe.layers(LayerName.APPLICATION),
                command,
                environment,
                port,
                Optional.of(directory),
                notes);
    }

    private static List<String> notes(NodeProject project) {
        List<String> notes = new ArrayList<>();
        if (project.install().lifecycle().contains("postinstall")
                && project.install().production()
                && !project.install().preparation().postinstall()) {
            notes.add(
                    project.workspace().isPresent()
                            ? "'scripts.postinstall' doesn't run for a member of a workspace"
                            : "'scripts.postinstall' runs in the build stage only: its changes in node_modules are not in the"
                                    + " image");
        }
        for (String dependency : project.generates()) {
            notes.add(quote(dependency)
                    + " generates code, and only code outside of node_modules gets into the image: configure"
                    + " it to write into the source directory, and run it in 'scripts.build'");
        }
        if (project.built()) {
            for (String file : project.leftOut()) {
                notes.add(
                        quote(file) + " isn't copied, since such files may hold secrets: set what the build needs of it"
                                + " in 'scripts.build'");
            }
        }
        for (String variable : project.install().variables()) {
            notes.add("the package manager's settings read the variable " + quote(variable)
                    + "; pass it to the build with" + " --secret id=" + variable + ",env=" + variable);
        }
        for (String secret : project.install().secrets()) {
            notes.add(quote(secret) + " holds credentials and isn't copied; pass it to the build with --secret id="
                    + secret.replaceAll("^\\.|\\.yml$", "") + ",src=" + secret);
        }
        return notes;
    }
}
