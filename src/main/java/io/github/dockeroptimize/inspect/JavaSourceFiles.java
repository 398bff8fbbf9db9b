package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a module's source files tell of the application that they will become. */
public final class JavaSourceFiles {

    private static final Pattern MAIN = Pattern.compile(
            "\\bpublic\\s+static\\s+void\\s+main\\s*\\(\\s*(?:final\\s+)?String\\b|\\bfun\\s+main\\s*\\(");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");

    /** Artifact ids that bring an embedded web server, or the starters that do. */
    private static final Set<String> WEB = Set.of(
            "spring-boot-starter-web",
            "spring-boot-starter-webmvc",
            "spring-boot-starter-webflux",
            "spring-boot-starter-jersey",
            "spring-boot-starter-tomcat",
            "spring-boot-starter-jetty",
            "spring-boot-starter-undertow",
            "spring-boot-starter-reactor-netty",
            "spring-boot-starter-data-rest",
            "spring-boot-starter-hateoas",
            "spring-boot-starter-web-services",
            "spring-cloud-starter-gateway",
            "spring-cloud-config-server",
            "spring-cloud-starter-netflix-eureka-server",
            "vaadin-spring-boot-starter",
            "tomcat-embed-core",
            "jetty-server",
            "undertow-core",
            "reactor-netty-http",
            "javalin",
            "vertx-web",
            "helidon-webserver",
            "micronaut-http-server-netty");

    private JavaSourceFiles() {}

    /**
     * The port that the application listens on.
     *
     * @param resources folders of resources
     * @param dependencies artifact ids
     */
    public static OptionalInt serverPort(List<Path> resources, List<String> dependencies) {
        return ServerPort.of(
                name -> text(resources, name), dependencies.stream().anyMatch(WEB::contains));
    }

    /**
     * The only class with a main method; empty where there is none, as in a library.
     *
     * @param sources folders of sources
     * @throws InvalidInputException if there is more than one
     */
    public static Optional<String> mainClass(List<Path> sources) {
        List<String> found = sources.stream()
                .filter(Files::isDirectory)
                .flatMap(folder -> mainClasses(folder).stream())
                .distinct()
                .sorted()
                .toList();
        if (found.size() > 1) {
            throw new InvalidInputException("the sources have " + found.size() + " main classes, "
                    + found.stream().map(name -> quote(name)).collect(Collectors.joining(", "))
                    + "; set <mainClass> or -Ddocker-optimize.mainClass");
        }
        return found.stream().findFirst();
    }

    private static List<String> mainClasses(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|kt)"))
                    .map(JavaSourceFiles::mainClass)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> mainClass(Path file) {
        String text = read(file);
        if (!MAIN.matcher(text).find()) {
            return Optional.empty();
        }
        String name = file.getFileName().toString();
        String simple = name.endsWith(".kt") ? name.replaceFirst("\\.kt$", "Kt") : name.replaceFirst("\\.java$", "");
        Matcher declared = PACKAGE.matcher(text);
        return Optional.of(declared.find() ? declared.group(1) + "." + simple : simple);
    }

    private static Optional<String> text(List<Path> folders, String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(JavaSourceFiles::read);
    }

    /** Whatever the encoding is, what is looked for is ASCII. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
