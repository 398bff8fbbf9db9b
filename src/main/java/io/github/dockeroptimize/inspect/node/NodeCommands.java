package io.github.dockeroptimize.inspect.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.InvalidInputException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that dependencies install: those that the lock file lists, and those with the name of a package. */
final class NodeCommands {

    private static final Pattern TOP = Pattern.compile("node_modules/((?:@[^/]+/)?[^/]+)");
    private static final Pattern BERRY_BLOCK = Pattern.compile("(?m)^\"?(@?[^@\"\\n]+)@[^\\n]*:\\R((?:[ \\t].*\\R?)*)");
    private static final Pattern BERRY_BIN = Pattern.compile("(?m)^  bin:\\R((?: {4}.*\\R?)*)");
    private static final Pattern BERRY_NAME = Pattern.compile("(?m)^ {4}\"?([^:\"\\s]+)\"?:");

    /** Commands with the packages that contain them, for lock files that don't list commands. */
    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("fastify", "fastify-cli"),
            Map.entry("remix-serve", "@remix-run/serve"),
            Map.entry("react-router-serve", "@react-router/serve"),
            Map.entry("pm2-runtime", "pm2"),
            Map.entry("strapi", "@strapi/strapi"),
            Map.entry("keystone", "@keystone-6/core"),
            Map.entry("nest", "@nestjs/cli"),
            Map.entry("ng", "@angular/cli"),
            Map.entry("tsc", "typescript"),
            Map.entry("tsnd", "ts-node-dev"),
            Map.entry("nuxi", "nuxt"),
            Map.entry("medusa", "@medusajs/cli"),
            Map.entry("functions-framework", "@google-cloud/functions-framework"),
            Map.entry("sequelize", "sequelize-cli"),
            Map.entry("graphql-hive", "@graphql-hive/cli"),
            Map.entry("probot", "probot"));

    private final NodeManifest manifest;
    private final Map<String, String> production = new HashMap<>();
    private final Map<String, String> development = new HashMap<>();

    NodeCommands(Path folder, NodeManifest manifest) {
        this.manifest = manifest;
        Stream.of("npm-shrinkwrap.json", "package-lock.json").forEach(lock -> readNpm(folder.resolve(lock)));
        NodeFiles.text(folder.resolve("yarn.lock")).ifPresent(this::readYarn);
    }

    /** The production dependency that installs the command. */
    Optional<String> production(String command) {
        return Optional.ofNullable(production.get(command))
                .or(() -> named(command, manifest.production().keySet()));
    }

    /** The development dependency that installs the command. */
    Optional<String> development(String command) {
        return Optional.ofNullable(development.get(command))
                .or(() -> named(command, manifest.all().keySet()));
    }

    private static Optional<String> named(String command, Set<String> packages) {
        String usual = PACKAGES.getOrDefault(command, command);
        return new TreeSet<>(packages)
                .stream()
                        .filter(name -> name.equals(usual)
                                || name.equals(command)
                                || name.matches("@[^/]+/" + Pattern.quote(command)))
                        .findFirst();
    }

    private void readNpm(Path lock) {
        try {
            NodeFiles.json(lock)
                    .map(json -> json.path("packages"))
                    .ifPresent(packages -> packages.properties().forEach(entry -> {
                        Matcher top = TOP.matcher(entry.getKey());
                        if (top.matches()) {
                            JsonNode value = entry.getValue();
                            add(
                                    value.path("bin"),
                                    top.group(1),
                                    value.path("dev").asBoolean());
                        }
                    }));
        } catch (InvalidInputException e) {
            // npm says so itself, in the build
        }
    }

    private void add(JsonNode commands, String name, boolean dev) {
        commands.properties().forEach(command -> (dev ? development : production).putIfAbsent(command.getKey(), name));
    }

    private void readYarn(String lock) {
        Matcher block = BERRY_BLOCK.matcher(lock);
        while (block.find()) {
            String name = block.group(1);
            Matcher bin = BERRY_BIN.matcher(block.group(2));
            if (bin.find() && manifest.needs(name)) {
                boolean dev = !manifest.production().containsKey(name);
                BERRY_NAME
                        .matcher(bin.group(1))
                        .results()
                        .forEach(found -> (dev ? development : production).putIfAbsent(found.group(1), name));
            }
        }
    }
}
