package io.github.dockeroptimize.mojo.module;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * The modules that belong together by the tree of POMs. It doesn't depend on what the command line builds: with
 * {@code -pl}, Spring Boot itself puts a sibling into another layer, and 20 MB are pushed again.
 */
public final class ReactorTree {

    /**
     * A module of the tree.
     *
     * @param key {@code groupId:artifactId}
     * @param pom its POM file
     * @param model the POM as written, not the effective one
     * @param children POM files of its modules, by the names of the modules
     */
    public record Member(String key, Path pom, Model model, Map<String, Path> children) {

        /** A flattened POM is another file in the same directory, so modules are identified by directory. */
        Path folder() {
            return pom.resolveSibling("").normalize();
        }
    }

    private final Map<Path, Member> members = new LinkedHashMap<>();

    private ReactorTree() {}

    /** {@code groupId:artifactId} of every module of the reactor that the project is in. */
    static Set<String> modulesAround(MavenProject project, MavenSession session) {
        Set<String> modules = new HashSet<>();
        for (ReactorTree tree : trees(project)) {
            for (Member member : tree.members()) {
                modules.add(member.key());
            }
        }
        for (MavenProject other : Objects.requireNonNullElse(session.getAllProjects(), List.<MavenProject>of())) {
            modules.add(other.getGroupId() + ":" + other.getArtifactId());
        }
        modules.remove(project.getGroupId() + ":" + project.getArtifactId());
        return modules;
    }

    /** The outermost tree that contains the project, or the project alone, with its parents on this disk. */
    public static ReactorTree around(MavenProject project) {
        List<ReactorTree> trees = trees(project);
        ReactorTree tree = trees.isEmpty() ? new ReactorTree() : trees.get(trees.size() - 1);
        tree.visit(MavenModule.pom(project), "");
        for (MavenProject parent = project.getParent(); parent != null && parent.getFile() != null; ) {
            tree.visit(parent.getFile().toPath().toAbsolutePath().normalize(), "");
            parent = parent.getParent();
        }
        return tree;
    }

    public boolean has(MavenProject project) {
        return find(project).isPresent();
    }

    /** The module in a directory. */
    public Member in(MavenProject project) {
        return find(project).orElseThrow();
    }

    private Optional<Member> find(MavenProject project) {
        Path folder = MavenModule.directory(project);
        for (Member member : members.values()) {
            if (member.folder().equals(folder)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /** The trees that contain the project, the innermost first. */
    private static List<ReactorTree> trees(MavenProject project) {
        List<ReactorTree> trees = new ArrayList<>();
        for (Path root : candidateRoots(project)) {
            ReactorTree tree = new ReactorTree();
            tree.visit(root, "");
            if (tree.has(project)) {
                trees.add(tree);
            }
        }
        return trees;
    }

    /** The root first. */
    public Collection<Member> members() {
        return members.values();
    }

    /** The parents that are on this disk, and the POMs in the directories above. */
    private static Set<Path> candidateRoots(MavenProject project) {
        Set<Path> roots = new LinkedHashSet<>();
        for (MavenProject parent = project.getParent(); parent != null && parent.getFile() != null; ) {
            roots.add(parent.getFile().toPath().toAbsolutePath().normalize());
            parent = parent.getParent();
        }
        for (Path above = MavenModule.directory(project).getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above.resolve("pom.xml"))) {
                roots.add(above.resolve("pom.xml"));
            }
        }
        return roots;
    }

    private void visit(Path pom, String inheritedGroupId) {
        if (members.containsKey(pom) || !Files.isRegularFile(pom)) {
            return;
        }
        Model model;
        try (InputStream in = Files.newInputStream(pom)) {
            model = new MavenXpp3Reader().read(in, false);
        } catch (IOException | XmlPullParserException e) {
            return; // Maven itself has read the POMs that matter, and reports their errors better
        }
        String groupId = model.getGroupId();
        if (groupId == null) {
            groupId = model.getParent() == null
                    ? inheritedGroupId
                    : model.getParent().getGroupId();
        }
        Map<String, Path> children = new LinkedHashMap<>();
        members.put(pom, new Member(groupId + ":" + model.getArtifactId(), pom, model, children));
        List<String> names = new ArrayList<>(model.getModules());
        for (Profile profile : model.getProfiles()) {
            names.addAll(profile.getModules());
        }
        for (String child : names) {
            Path path = pom.resolveSibling(child).normalize();
            children.put(child, Files.isDirectory(path) ? path.resolve("pom.xml") : path);
        }
        for (Path child : children.values()) {
            visit(child, groupId);
        }
    }
}
