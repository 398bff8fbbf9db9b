package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.mojo.module.ReactorTree.Member;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.apache.maven.model.Resource;

/**
 * The files and directories that POMs name: whatever text of a build section, property or attribute is the path of one.
 * Plugins resolve such paths against the module's directory, with or without {@code ${project.basedir}}, and a parent's
 * against that of each module.
 */
final class NamedPaths {

    private static final Pattern TEXT = Pattern.compile(">([^<>]+)<|=\"([^\"]+)\"");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;:|=]+");
    /** An expression such as {@code ${project.basedir}}, and what is before it. */
    private static final Pattern EXPRESSION = Pattern.compile("^.*\\$\\{[^}]*}");

    private final List<Path> folders;
    private final Set<Path> found = new TreeSet<>();

    private NamedPaths(List<Path> folders) {
        this.folders = folders;
    }

    /** The existing ones, absolute; without the modules' directories themselves. */
    static Set<Path> of(Collection<Member> modules) {
        NamedPaths paths =
                new NamedPaths(modules.stream().map(Member::folder).distinct().toList());
        for (Member module : modules) {
            texts(module.model()).forEach(paths::text);
        }
        return paths.found;
    }

    /** The texts of a POM that may be paths. Those of resources are {@link ModuleResources}'. */
    private static List<String> texts(Model model) {
        List<String> texts = new ArrayList<>();
        add(model, model.getBuild(), texts);
        for (Profile profile : model.getProfiles()) {
            add(profile, profile.getBuild(), texts);
            Optional.ofNullable(profile.getActivation())
                    .flatMap(activation -> Optional.ofNullable(activation.getFile()))
                    .ifPresent(file -> texts.addAll(Stream.of(file.getExists(), file.getMissing())
                            .flatMap(Stream::ofNullable)
                            .toList()));
        }
        Build build = model.getBuild();
        if (build != null) {
            Stream.of(build.getSourceDirectory(), build.getScriptSourceDirectory())
                    .flatMap(Stream::ofNullable)
                    .forEach(texts::add);
        }
        return texts;
    }

    private static void add(ModelBase model, BuildBase build, List<String> texts) {
        model.getProperties().values().forEach(value -> texts.add(String.valueOf(value)));
        model.getDependencies().stream()
                .map(Dependency::getSystemPath)
                .flatMap(Stream::ofNullable)
                .forEach(texts::add);
        if (build == null) {
            return;
        }
        build.getFilters().forEach(texts::add);
        build.getResources().stream()
                .map(Resource::getDirectory)
                .flatMap(Stream::ofNullable)
                .forEach(texts::add);
        Stream<Plugin> managed = build.getPluginManagement() == null
                ? Stream.empty()
                : build.getPluginManagement().getPlugins().stream();
        Stream.concat(build.getPlugins().stream(), managed)
                .flatMap(plugin -> Stream.concat(
                        Stream.ofNullable(plugin.getConfiguration()),
                        plugin.getExecutions().stream()
                                .map(PluginExecution::getConfiguration)
                                .flatMap(Stream::ofNullable)))
                .forEach(configuration -> TEXT.matcher(configuration.toString())
                        .results()
                        .map(result -> result.group(1) == null ? result.group(2) : result.group(1))
                        .forEach(texts::add));
    }

    private void text(String text) {
        Stream.concat(Stream.of(text.strip()), SEPARATORS.splitAsStream(text.strip()))
                .map(part -> EXPRESSION.matcher(part).replaceFirst("."))
                .map(part -> part.replaceFirst("[^/]*[*?].*", "").replaceFirst("^@", ""))
                .filter(part -> !part.isEmpty() && !part.startsWith(File.separator) && !part.contains("\n"))
                .forEach(this::path);
    }

    private void path(String relative) {
        for (Path folder : folders) {
            try {
                Path path = folder.resolve(relative).normalize();
                while (!Files.exists(path) && path.getParent() != null && !folder.startsWith(path)) {
                    path = path.getParent(); // what isn't there is made by the build
                }
                Path there = path;
                if (folders.stream().noneMatch(other -> other.startsWith(there))) {
                    found.add(there);
                }
            } catch (InvalidPathException e) {
                // some other text
            }
        }
    }
}
