package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.JavaPackaging;
import io.github.dockeroptimize.inspect.JavaSources;
import io.github.dockeroptimize.inspect.JavaVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Maven module compiled in the container: it lies in the image and starts as one that the build has packaged. */
final class JavaArrangement {

    private static final JavaVersion FIRST_WITH_ARGUMENT_FILES = new JavaVersion(9);

    private JavaArrangement() {}

    static SourceArrangement of(JavaSources project, Options options) {
        JavaVersion version = project.javaVersion();
        boolean war = project.packaging() instanceof JavaPackaging.War;
        BaseImage defaultBase = project.packaging() instanceof JavaPackaging.War packaged
                ? WarArrangement.tomcat(packaged.servletApi(), version)
                : new BaseImage("eclipse-temurin:" + version.longTerm() + "-jre");
        BaseImage base = options.baseImage().orElse(defaultBase);
        ImagePath root =
                war ? WarArrangement.root(base) : options.workingDirectory().orElse(Arrangement.DEFAULT_ROOT);
        boolean ownCommand = options.entrypoint().isEmpty() && !war;
        return new SourceArrangement(
                new BaseImage("maven:3.9-eclipse-temurin-" + version.longTerm()),
                base,
                root,
                war ? List.of() : command(project, root, options),
                Planner.jvmEnvironment(version, base, ownCommand ? List.of() : options.jvmFlags()),
                project.serverPort(),
                war ? Optional.empty() : Optional.of(root),
                List.of());
    }

    private static List<String> command(JavaSources project, ImagePath root, Options options) {
        return Stream.of(List.of("java"), options.jvmFlags(), start(project, root))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> start(JavaSources project, ImagePath root) {
        if (project.packaging() instanceof JavaPackaging.Boot boot) {
            return List.of("-cp", root.value(), boot.launcher());
        }
        if (project.packaging() instanceof JavaPackaging.PlainJar jar) {
            if (project.javaVersion().compareTo(FIRST_WITH_ARGUMENT_FILES) < 0) {
                throw new InvalidInputException("'contents' is 'sources', but Java '" + project.javaVersion()
                        + "' can't read a class path from a file; set <contents>layers</contents> or"
                        + " -Ddocker-optimize.contents=layers");
            }
            return List.of("@" + root + "/class-path", jar.mainClass());
        }
        return List.of("-jar", root + "/" + Arrangement.APPLICATION_JAR);
    }
}
