package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.lint.buildkit.SecretNames;
import io.github.dockeroptimize.mojo.module.ReactorTree.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Profile;

/**
 * What of this call of Maven applies in the container, too: the profiles that were asked for, and the properties that a
 * POM names. What the container's copy of {@code .mvn/maven.config} says isn't repeated.
 */
final class ContainerOptions {

    private final List<String> options = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param context the directory whose {@code .mvn} is copied */
    ContainerOptions(MavenModule module, Collection<Member> modules, Path context) {
        String config = text(context.resolve(".mvn/maven.config"));
        profiles(module, modules, config);
        properties(module, modules, config);
    }

    List<String> options() {
        return options;
    }

    List<String> notes() {
        return notes;
    }

    /** Profiles that activate themselves do so in the container. Those of settings come with the settings. */
    private void profiles(MavenModule module, Collection<Member> modules, String config) {
        Set<String> known = modules.stream()
                .flatMap(member -> member.model().getProfiles().stream())
                .map(Profile::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        module.project().getInjectedProfileIds().entrySet().stream()
                .filter(source -> !source.getKey().equals("external"))
                .forEach(source -> known.addAll(source.getValue()));
        List<String> active = module.session().getRequest().getActiveProfiles();
        List<String> inactive = module.session().getRequest().getInactiveProfiles();
        String profiles = Stream.concat(
                        active.stream().filter(known::contains),
                        inactive.stream().filter(known::contains).map(id -> "!" + id))
                .distinct()
                .filter(id -> !config.matches("(?s).*(-P|,|=)\\s*" + Pattern.quote(id) + "\\b.*"))
                .collect(Collectors.joining(","));
        if (!profiles.isEmpty()) {
            options.addAll(List.of("-P", profiles));
        }
        active.stream()
                .filter(id -> !known.contains(id))
                .distinct()
                .forEach(id -> notes.add("the profile " + quote(id)
                        + " isn't in a POM; if the build in the container needs it, pass settings that activate it as"
                        + " the secret maven-settings"));
    }

    private void properties(MavenModule module, Collection<Member> modules, String config) {
        String poms =
                modules.stream().map(Member::pom).map(ContainerOptions::text).collect(Collectors.joining());
        new TreeMap<>(module.session().getUserProperties())
                .forEach((key, value) -> property(String.valueOf(key), String.valueOf(value), poms, config));
    }

    private void property(String name, String value, String poms, String config) {
        boolean named = poms.contains("${" + name + "}")
                || poms.contains("<" + name + ">")
                || poms.contains("<name>" + name + "</name>")
                || poms.contains("<name>!" + name + "</name>")
                || name.startsWith("maven.compiler.");
        if (!named || name.startsWith("docker-optimize.") || config.contains("-D" + name + "=" + value)) {
            return;
        }
        if (SecretNames.isOne(name.replaceAll("[.-]", "_"))) {
            notes.add("-D" + name + " looks like a secret and isn't written into the Dockerfile; if the build in the"
                    + " container needs it, put it into settings and pass them as the secret maven-settings");
            return;
        }
        options.add("-D" + name + (value.isEmpty() ? "" : "=" + value));
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
