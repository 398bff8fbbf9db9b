package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.ListeningPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the port and the main class of an application in its source files. */
public final class JavaSourceFiles {

    private static final JavaVersion FIRST_WITH_INSTANCE_MAINS = new JavaVersion(25);

    /** Artifact ids of Spring Boot's starters that add a web server, and of what they add. */
    private static final Set<String> SPRING_WEB = Set.of(
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
            "vaadin-spring-boot-starter");

    private JavaSourceFiles() {}

    /**
     * The port that the application listens on.
     *
     * @param resources directories of resources
     * @param dependencies artifact ids of what the POMs declare
     */
    public static ListeningPort port(List<Path> resources, Set<String> dependencies) {
        boolean boot = false;
        boolean serves = false;
        for (String dependency : dependencies) {
            boot = boot || dependency.startsWith("spring-boot-") || SPRING_WEB.contains(dependency);
            serves = serves || SPRING_WEB.contains(dependency);
        }
        return boot
                ? ServerPort.ofBoot(name -> text(resources, name), serves)
                : WebServers.port(new WebServers.Parts(Optional.empty(), dependencies), name -> text(resources, name));
    }

    /**
     * The only class with a main method; empty if there is none, as in a library.
     *
     * @param sources directories of sources
     * @param release that the classes are compiled for
     * @throws InvalidInputException if there is more than one
     */
    public static Optional<String> mainClass(Collection<Path> sources, JavaVersion release) {
        boolean instanceMains = release.compareTo(FIRST_WITH_INSTANCE_MAINS) >= 0;
        List<String> found = files(sources)
                .flatMap(file -> SourceMains.of(file.getFileName().toString(), read(file), instanceMains).stream())
                .distinct()
                .sorted()
                .toList();
        if (found.size() > 1) {
            throw new InvalidInputException(
                    "the sources have " + found.size() + " main classes, "
                            + found.stream().map(name -> quote(name)).collect(Collectors.joining(", ")),
                    "set <mainClass> or -Ddocker-optimize.mainClass");
        }
        return found.stream().findFirst();
    }

    private static Stream<Path> files(Collection<Path> folders) {
        return folders.stream()
                .filter(Files::isDirectory)
                .flatMap(folder -> {
                    try (Stream<Path> files = Files.walk(folder)) {
                        return files
                                .filter(file ->
                                        SourceMains.isKnown(file.getFileName().toString()))
                                .filter(Files::isRegularFile)
                                .toList()
                                .stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .map(file -> file.toAbsolutePath().normalize())
                .distinct();
    }

    private static Optional<String> text(List<Path> folders, String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(JavaSourceFiles::read);
    }

    /** Reads a file; bytes that are not valid UTF-8 are replaced. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
