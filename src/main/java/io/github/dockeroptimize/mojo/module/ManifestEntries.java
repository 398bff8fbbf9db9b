package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What a POM writes into the manifest of the archive: {@code manifestEntries} of Maven's archiver (jar, WAR, assembly)
 * or of the shade plugin's transformers, and files named by {@code manifestFile}.
 */
final class ManifestEntries {

    private final MavenProject project;
    private final Map<String, String> entries = new LinkedHashMap<>();

    private ManifestEntries(MavenProject project) {
        this.project = project;
    }

    /** The main attributes, by name; the plugin that runs last wins. */
    static Map<String, String> of(MavenProject project) {
        ManifestEntries found = new ManifestEntries(project);
        project.getBuildPlugins().forEach(plugin -> found.read(new PluginSettings(project, plugin.getKey())));
        return found.entries;
    }

    private void read(PluginSettings plugin) {
        plugin.shared().ifPresent(this::read);
        for (PluginExecution execution : plugin.executions()) {
            plugin.of(execution).ifPresent(this::read);
        }
    }

    private void read(Xpp3Dom configuration) {
        PluginSettings.value(configuration, "archive", "manifestFile").ifPresent(this::readFile);
        Stream.concat(
                        children(configuration, "archive").stream(),
                        children(configuration, "transformers").stream()
                                .flatMap(transformers -> Stream.of(transformers.getChildren())))
                .flatMap(owner -> children(owner, "manifestEntries").stream())
                .flatMap(owner -> Stream.of(owner.getChildren()))
                .forEach(entry -> Optional.ofNullable(entry.getValue())
                        .ifPresent(value -> entries.put(entry.getName(), value.strip())));
    }

    private static Optional<Xpp3Dom> children(Xpp3Dom owner, String name) {
        return Optional.ofNullable(owner.getChild(name));
    }

    /** A file that the build makes isn't there yet. */
    private void readFile(String name) {
        Path file = MavenModule.directory(project).resolve(name);
        try {
            if (Files.isRegularFile(file)) {
                new Manifest(new ByteArrayInputStream(Files.readAllBytes(file)))
                        .getMainAttributes()
                        .forEach((key, value) -> entries.put(key.toString(), value.toString()));
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "'manifestFile' is " + quote(name) + ", which can't be read as a manifest (" + e.getMessage() + ")",
                    "mend it, since the archive can't be packaged with it",
                    e);
        }
    }
}
