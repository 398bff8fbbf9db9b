package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.NodeSite;
import io.github.dockeroptimize.application.NodeSite.Configuration;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Recipe;
import io.github.dockeroptimize.plan.SiteConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stage of the web server configuration of a static front end. */
final class NodeWebServer {

    static final String STAGE = LayerName.SERVER.value();

    private final NodeSite site;
    private final Recipe.Compiled recipe;
    private final ImagePlan plan;

    NodeWebServer(NodeSite site, Recipe.Compiled recipe, ImagePlan plan) {
        this.site = site;
        this.recipe = recipe;
        this.plan = plan;
    }

    Dockerfile.Group stage() {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(recipe.builder().reference(), true, Optional.of(STAGE)));
        List<String> commands = new ArrayList<>();
        String folder = folder();
        String file = folder + "/" + SiteConfiguration.fileName(site);
        Optional<String> own = site.configuration().map(Configuration::file);
        if (own.isPresent()) {
            instructions.add(Instruction.Copy.ofContext(own.get(), file));
        } else {
            commands.add("mkdir -p " + folder);
            commands.add("printf '%s\\n'"
                    + SiteConfiguration.lines(
                                    site, recipe.root(), plan.config().ports().get(0))
                            .stream()
                            .map(line -> " \\\n        " + ShellWord.of(line))
                            .collect(Collectors.joining())
                    + " \\\n        > " + file);
        }
        commands.add("chmod 644 " + file);
        commands.addAll(TreeTimes.SHELL.commands());
        instructions.add(new Instruction.Run(List.of(), commands));
        return new Dockerfile.Group(
                own.isPresent()
                        ? List.of("The project's own web server configuration.")
                        : List.of(
                                "The web server configuration: files with a hash in their name are cached by browsers for ever,",
                                "everything else is revalidated. An nginx.conf in the project replaces it."),
                instructions);
    }

    private String folder() {
        return plan.layers().stream()
                .filter(layer -> layer.name().equals(LayerName.SERVER))
                .map(layer -> LayerCopy.TREES + layer.name() + layer.directory())
                .findFirst()
                .orElseThrow();
    }
}
