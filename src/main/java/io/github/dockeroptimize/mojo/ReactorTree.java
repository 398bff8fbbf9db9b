package io.github.dockeroptimize.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /**
     * A module of the tree.
     *
     * @param key {@code groupId:artifactId}
     * @param pom its file
     * @param model the POM as it is written
     * @param children the files of the POMs that it names as modules, by the name that it gives them
     */
    record Member(String key, Path pom, Model model, Map<String, Path> children) {

        /** A flattened POM is another file in the same folder, so modules are known by their folders. */
        Path folder() {
            return pom.resolveSibling("").normalize();
        }
    }

    private final Map<Path, Member> members = new LinkedHashMap<>();

    private ReactorTree() {}

    /** {@code groupId:artifactId} of every module of the reactor that the project is in. */
    static Set<String> modulesAround(MavenProject project, MavenSession session) {
        Set<String> modules = new HashSet<>();
        trees(project).forEach(tree -> tree.members().forEach(member -> modules.add(member.key())));
        for (MavenProject other : Objects.requireNonNullElse(session.getAllProjects(), List.<MavenProject>of())) {
            modules.add(other.getGroupId() + ":" + other.getArtifactId());
        }
        modules.remove(project.getGroupId() + ":" + project.getArtifactId());
        return modules;
    }

    /** The outermost tree that the project is in, the project alone where there is none, with its parents on this disk. */
    static ReactorTree around(MavenProject project) {
        ReactorTree tree = trees(project).reduce((inner, outer) -> outer).orElseGet(ReactorTree::new);
        tree.visit(project.getFile().toPath().toAbsolutePath().normalize(), "");
        for (MavenProject parent = project.getParent(); parent != null && parent.getFile() != null; ) {
            tree.visit(parent.getFile().toPath().toAbsolutePath().normalize(), "");
            parent = parent.getParent();
        }
        return tree;
    }

    boolean has(MavenProject project) {
        return members.values().stream().anyMatch(member -> member.folder().equals(folder(project)));
    }

    /** The module in a folder. */
    Member in(MavenProject project) {
        return members.values().stream()
                .filter(member -> member.folder().equals(folder(project)))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<ReactorTree> trees(MavenProject project) {
        return candidateRoots(project).stream()
                .map(root -> {
                    ReactorTree tree = new ReactorTree();
                    tree.visit(root, "");
                    return tree;
                })
                .filter(tree -> tree.members().stream()
                        .anyMatch(member -> member.folder().equals(folder(project))));
    }

    /** The root first. */
    Collection<Member> members() {
        return members.values();
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
        if (members.containsKey(pom) || !Files.isRegularFile(pom)) {
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
        Map<String, Path> children = new LinkedHashMap<>();
        members.put(pom, new Member(groupId + ":" + model.getArtifactId(), pom, model, children));
        Stream.concat(
                        model.getModules().stream(),
                        model.getProfiles().stream().map(Profile::getModules).flatMap(List::stream))
                .forEach(child -> {
                    Path path = pom.resolveSibling(child).normalize();
                    children.put(child, Files.isDirectory(path) ? path.resolve("pom.xml") : path);
                });
        for (Path child : children.values()) {
            visit(child, groupId);
        }
    }
}
