package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.NodeSite;
import io.github.dockeroptimize.inspect.NodeSite.Configuration;
import io.github.dockeroptimize.plan.SiteConfiguration;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The configuration of the web server that hands out a static front end. */
final class NodeWebServer {

    private static final String STAGE = "server";
    private static final String FOLDER = LayerCopy.TREES + STAGE + "/";

    private final NodeSite site;
    private final SourcePlan plan;

    NodeWebServer(NodeSite site, SourcePlan plan) {
        this.site = site;
        this.plan = plan;
    }

    /** Whether the base is nginx; another web server needs a configuration that comes with it. */
    boolean isKnown() {
        return plan.baseImage().reference().contains("nginx");
    }

    Dockerfile.Group stage() {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(plan.builder().reference(), true, Optional.of(STAGE)));
        List<String> commands = new ArrayList<>();
        String file = FOLDER + (isWhole() ? "nginx.conf" : "default.conf");
        Optional<String> own = site.configuration().map(Configuration::file);
        if (own.isPresent()) {
            instructions.add(Instruction.Copy.ofContext(own.get(), file));
        } else {
            commands.add("mkdir -p /layers/server");
            commands.add("printf '%s\\n'"
                    + SiteConfiguration.lines(
                                    site, plan.root(), plan.config().ports().get(0), true)
                            .stream()
                            .map(line -> " \\\n        " + ShellWord.of(line))
                            .collect(Collectors.joining())
                    + " \\\n        > " + file);
        }
        commands.add("chmod 644 " + file);
        commands.add(LayerCopy.fixTimes());
        instructions.add(new Instruction.Run(List.of(), commands));
        return new Dockerfile.Group(
                own.isPresent()
                        ? List.of("The project's own configuration of the web server.")
                        : List.of(
                                "The configuration of the web server: what has a hash in its name is kept by browsers for",
                                "ever, all else is asked for anew. An nginx.conf in the project would be taken instead."),
                instructions);
    }

    /** As a folder's content: copied as a file, it would change the time of the folder that it gets into. */
    Instruction layer() {
        return Instruction.Copy.ofStage(STAGE, FOLDER, isWhole() ? "/etc/nginx/" : "/etc/nginx/conf.d/", false);
    }

    private boolean isWhole() {
        return site.configuration().filter(Configuration::whole).isPresent();
    }
}
