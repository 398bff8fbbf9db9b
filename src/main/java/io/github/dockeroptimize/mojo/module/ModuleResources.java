package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.mojo.module.ReactorTree.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.DirectoryScanner;

/**
 * What is copied of a module's own directory where a resource names it, such as {@code LICENSE} of
 * {@code ${project.basedir}}: only what its patterns include, and no build output.
 */
final class ModuleResources {

    private static final String[] KEPT_OUT = {
        "target/**", "**/node_modules/**", "src/**", ".mvn/**", "pom.xml", "*Dockerfile", "*.dockerignore"
    };

    private ModuleResources() {}

    /** @param project whose resources may be a parent's or a plugin's */
    static Set<Path> of(Collection<Member> modules, MavenProject project) {
        Set<Path> found = new TreeSet<>();
        for (Member module : modules) {
            Stream<Resource> effective = MavenModule.directory(project).equals(module.folder())
                    ? project.getResources().stream()
                    : Stream.empty();
            Stream.concat(resources(module.model()), effective)
                    .filter(resource -> resource.getDirectory() != null)
                    .filter(resource -> module.folder()
                            .equals(module.folder()
                                    .resolve(resource.getDirectory().replaceFirst("^\\$\\{[^}]*basedir}/?", ""))
                                    .normalize()))
                    .forEach(resource -> scan(module.folder(), resource, found));
        }
        return found;
    }

    private static Stream<Resource> resources(Model model) {
        return Stream.concat(
                        Stream.ofNullable(model.getBuild()),
                        model.getProfiles().stream().map(Profile::getBuild).flatMap(Stream::ofNullable))
                .map(BuildBase::getResources)
                .flatMap(List::stream);
    }

    private static void scan(Path folder, Resource resource, Set<Path> found) {
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(folder.toFile());
        if (!resource.getIncludes().isEmpty()) {
            scanner.setIncludes(resource.getIncludes().toArray(new String[0]));
        }
        scanner.setExcludes(Stream.concat(resource.getExcludes().stream(), Stream.of(KEPT_OUT))
                .toArray(String[]::new));
        scanner.addDefaultExcludes();
        scanner.scan();
        for (String file : scanner.getIncludedFiles()) {
            Path path = folder.resolve(file);
            if (!isOfAnotherModule(folder, path)) {
                found.add(path);
            }
        }
    }

    private static boolean isOfAnotherModule(Path folder, Path file) {
        return Stream.iterate(
                        Optional.ofNullable(file.getParent()), Optional::isPresent, path -> path.map(Path::getParent))
                .flatMap(Optional::stream)
                .takeWhile(parent -> !parent.equals(folder))
                .anyMatch(parent -> Files.exists(parent.resolve("pom.xml")));
    }
}
