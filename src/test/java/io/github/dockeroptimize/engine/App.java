package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of an application of {@code src/test/apps}, built by a real Maven with the plugin that this build has staged.
 *
 * @param root the directory of the reactor
 * @param module the directory of the module that gets an image
 */
record App(Path root, Path module) {

    private static final Path APPS = Path.of("src/test/apps");
    private static final String VERSION = System.getProperty("docker-optimize.test.version");

    /** A fresh copy; {@code plain/app} is the module {@code app} of the reactor {@code plain}. */
    static App copy(String name, String bootVersion, Path folder) {
        if (!name.equals("changing")) {
            Apps.installChanging();
        }
        String reactor = name.replaceFirst("/.*", "");
        Path root = folder.resolve(reactor);
        try (Stream<Path> files = Files.walk(APPS.resolve(reactor))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = root.resolve(APPS.resolve(reactor).relativize(file));
                Files.createDirectories(target.getParent());
                Files.writeString(
                        target,
                        Files.readString(file)
                                .replace("@plugin.version@", VERSION)
                                .replace("@boot.version@", bootVersion));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new App(root, folder.resolve(name));
    }

    App build(String... options) {
        maven(Stream.concat(Stream.of("package"), Stream.of(options)).toArray(String[]::new));
        return this;
    }

    /** Another context from what is packaged already, and where it is. */
    Path generate(String folder, String... options) {
        List<String> words = new ArrayList<>(List.of(
                goal("generate"),
                "-Ddocker-optimize.outputDirectory=" + module.resolve("target").resolve(folder)));
        words.addAll(List.of(options));
        new MavenCommand(module, words).run();
        return module.resolve("target").resolve(folder).resolve("context");
    }

    /** The image of what is packaged already, by the goal {@code build}, with an output directory of its own. */
    Built image(String folder, String... options) {
        return image(module, folder, List.of(goal("build")), options);
    }

    /** Packages the reactor, and builds the image in the same run of Maven. */
    Built packagedImage(String folder, String... options) {
        return image(root, folder, List.of("package", goal("build")), options);
    }

    /**
     * The context and the image in one run of Maven. Modules of a reactor that need each other are packaged with it, in a
     * copy, since other tests may look at this one.
     */
    Built contextAndImage(String folder, String... options) {
        return root.equals(module)
                ? image(module, folder, List.of(goal("generate"), goal("build")), options)
                : copied().packagedImage(folder, options);
    }

    private App copied() {
        Path copy = Apps.fresh("copied").resolve(root.getFileName());
        Command.of("cp", "-a", root.toString(), copy.toString()).run();
        return new App(copy, copy.resolve(root.relativize(module)));
    }

    private Built image(Path where, String folder, List<String> goals, String... options) {
        Path output = output(folder);
        List<String> words = Stream.of(goals, settings(output), List.of(options))
                .flatMap(List::stream)
                .toList();
        return Built.in(output, new MavenCommand(where, words).run());
    }

    /** Packages the reactor and builds the image as another user would, on another machine. */
    Built packagedImageElsewhere(String umask, String timeZone, String folder, String... options) {
        Path output = output(folder);
        Stream<String> words = Stream.of(List.of(goal("build")), settings(output), List.of(options))
                .flatMap(List::stream);
        return Built.in(output, packageElsewhere(umask, timeZone, words.toArray(String[]::new)));
    }

    private Path output(String folder) {
        return module.resolve("target").resolve(folder);
    }

    /** What each image of a test needs; Maven takes the last of two values, so a test can set another. */
    private static List<String> settings(Path output) {
        return List.of(
                "-Ddocker-optimize.outputDirectory=" + output,
                "-Ddocker-optimize.allowInsecureRegistries=true",
                "-Ddocker-optimize.cacheDirectory=" + Built.CACHE);
    }

    /** A goal of the plugin, as it is called on the command line. */
    static String goal(String name) {
        return "io.github.dockeroptimize:docker-optimize-maven-plugin:" + VERSION + ":" + name;
    }

    Path context() {
        return module.resolve("target/docker-optimize/context");
    }

    /** What Maven has packaged. */
    Path archive() {
        try (Stream<Path> files = Files.list(module.resolve("target"))) {
            return files.filter(file -> file.toString().matches(".*-1\\.0\\.[jw]ar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packages it as another user would, on another machine. */
    App buildElsewhere(String umask, String timeZone, String... options) {
        packageElsewhere(umask, timeZone, options);
        return this;
    }

    private String packageElsewhere(String umask, String timeZone, String... options) {
        List<String> words =
                Stream.concat(Stream.of("package"), Stream.of(options)).toList();
        String line = "umask " + umask + " && exec '"
                + String.join("' '", new MavenCommand(root, words).alone().words()) + "'";
        return Command.of("sh", "-c", line)
                .in(root)
                .with(Map.of("TZ", timeZone, "MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -Duser.timezone=" + timeZone))
                .run();
    }

    String maven(String... words) {
        return new MavenCommand(root, List.of(words)).run();
    }

    void write(String file, String content) {
        try {
            Files.writeString(root.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void replaceIn(String file, String old, String replacement) {
        try {
            String text = Files.readString(root.resolve(file));
            if (!text.contains(old)) {
                throw new AssertionError(file + " doesn't contain " + old);
            }
            write(file, text.replace(old, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if it had been checked out at that time. */
    void touch(Instant time) {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
