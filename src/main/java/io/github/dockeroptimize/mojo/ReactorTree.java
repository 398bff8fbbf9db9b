package io.github.dockeroptimize.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * The modules that belong together by the tree of POMs. What the command line happens to build must not decide it: with
 * {@code -pl}, Spring Boot puts a sibling into another layer, and 20 MB are pushed again.
 */
final class ReactorTree {

    private final Set<String> modules = new HashSet<>();
    /** A flattened POM is another file in the same folder, so modules are known by their folders. */
    private final Set<Path> folders = new HashSet<>();

    private final Set<Path> visited = new HashSet<>();

    private ReactorTree() {}

    /** {@code groupId:artifactId} of every module of the reactor that the project is in. */
    static Set<String> modulesAround(MavenProject project, MavenSession session) {
        Set<String> modules = new HashSet<>();
        for (Path root : candidateRoots(project)) {
            ReactorTree tree = new ReactorTree();
            tree.visit(root, "");
            if (tree.folders.contains(folder(project))) {
                modules.addAll(tree.modules);
            }
        }
        for (MavenProject other : Objects.requireNonNullElse(session.getAllProjects(), List.<MavenProject>of())) {
            modules.add(other.getGroupId() + ":" + other.getArtifactId());
        }
        modules.remove(project.getGroupId() + ":" + project.getArtifactId());
        return modules;
    }

    /** The parents that lie on this disk, and the POMs in the folders above. */
    private static Set<Path> candidateRoots(MavenProject project) {
        Set<Path> roots = new LinkedHashSet<>();
        for (MavenProject parent = project.getParent(); parent != null && parent.getFile() != null; ) {
            roots.add(parent.getFile().toPath().toAbsolutePath().normalize());
            parent = parent.getParent();
        }
        for (Path above = folder(project).getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above.resolve("pom.xml"))) {
                roots.add(above.resolve("pom.xml"));
            }
        }
        return roots;
    }

    private static Path folder(MavenProject project) {
        return project.getBasedir().toPath().toAbsolutePath().normalize();
    }

    private void visit(Path pom, String inheritedGroupId) {
        if (!visited.add(pom) || !Files.isRegularFile(pom)) {
            return;
        }
        Model model;
        try (InputStream in = Files.newInputStream(pom)) {
            model = new MavenXpp3Reader().read(in, false);
        } catch (IOException | XmlPullParserException e) {
            return; // Maven itself has read the POMs that matter, and complains about them better
        }
        String groupId = model.getGroupId();
        if (groupId == null) {
            groupId = model.getParent() == null
                    ? inheritedGroupId
                    : model.getParent().getGroupId();
        }
        modules.add(groupId + ":" + model.getArtifactId());
        folders.add(pom.resolveSibling("").normalize());
        List<String> children = Stream.concat(
                        model.getModules().stream(),
                        model.getProfiles().stream().map(Profile::getModules).flatMap(List::stream))
                .toList();
        for (String child : children) {
            Path path = pom.resolveSibling(child).normalize();
            visit(Files.isDirectory(path) ? path.resolve("pom.xml") : path, groupId);
        }
    }
}
