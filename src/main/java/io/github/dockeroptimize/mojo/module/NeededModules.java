package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.mojo.module.ReactorTree.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Plugin;

/**
 * The modules of a reactor that are needed to build one of them: all that it depends on, their parents, and the POMs
 * that lead to them. It is what {@code -pl MODULE -am} builds, and what Maven reads for it.
 */
public final class NeededModules {

    private final Map<String, Member> byKey = new LinkedHashMap<>();
    private final Map<Path, Member> byPom = new LinkedHashMap<>();
    private final Map<Path, Member> needed = new TreeMap<>();
    private final Deque<Member> toVisit = new ArrayDeque<>();

    private final boolean withWay;

    private NeededModules(Collection<Member> members, boolean withWay) {
        this.withWay = withWay;
        for (Member member : members) {
            byKey.put(member.key(), member);
            byPom.put(member.pom(), member);
        }
    }

    /**
     * What a module needs, itself included, in the order of their POMs' paths. One that needs no other, and no parent
     * on this disk, is alone, whatever reactor it is in.
     */
    public static Collection<Member> of(Member module, Collection<Member> members) {
        Collection<Member> alone = of(module, members, false);
        return alone.size() == 1 ? alone : of(module, members, true);
    }

    private static Collection<Member> of(Member module, Collection<Member> members, boolean withWay) {
        NeededModules modules = new NeededModules(members, withWay);
        modules.need(module);
        while (!modules.toVisit.isEmpty()) {
            modules.visit(modules.toVisit.remove());
        }
        return modules.needed.values();
    }

    private void need(Member member) {
        if (needed.putIfAbsent(member.pom(), member) == null) {
            toVisit.add(member);
        }
    }

    private void visit(Member member) {
        Model model = member.model();
        parent(member).ifPresent(this::need);
        byPom.values().stream()
                .filter(other -> withWay && other.children().containsValue(member.pom()))
                .forEach(this::need);
        Stream.of(
                        model.getDependencies().stream(),
                        Optional.ofNullable(model.getDependencyManagement())
                                .map(DependencyManagement::getDependencies)
                                .orElse(List.of())
                                .stream()
                                .filter(dependency -> "import".equals(dependency.getScope())),
                        model.getProfiles().stream().flatMap(profile -> profile.getDependencies().stream()))
                .flatMap(dependencies -> dependencies)
                .map(dependency -> key(dependency, member))
                .forEach(this::needKey);
        Stream.of(Optional.ofNullable(model.getBuild()).stream())
                .flatMap(builds -> builds)
                .map(Build::getPlugins)
                .flatMap(List::stream)
                .forEach(plugin -> visit(plugin, member));
    }

    private void visit(Plugin plugin, Member member) {
        needKey(plugin.getKey());
        plugin.getDependencies().forEach(dependency -> needKey(key(dependency, member)));
    }

    private void needKey(String key) {
        Member member = byKey.get(key);
        if (member != null) {
            need(member);
        }
    }

    /** A parent on the same disk, as Maven finds it: by the relative path, if its coordinates match. */
    private Optional<Member> parent(Member member) {
        Parent parent = member.model().getParent();
        if (parent == null
                || parent.getRelativePath() == null
                || parent.getRelativePath().isEmpty()) {
            return Optional.empty();
        }
        Path path = member.pom().resolveSibling(parent.getRelativePath()).normalize();
        Path pom = Files.isDirectory(path) ? path.resolve("pom.xml") : path;
        return Optional.ofNullable(byPom.get(pom))
                .filter(found -> found.key().equals(parent.getGroupId() + ":" + parent.getArtifactId()));
    }

    private static String key(Dependency dependency, Member member) {
        String group = dependency.getGroupId();
        boolean own = group == null || group.matches("\\$\\{(project\\.|pom\\.)?(parent\\.)?groupId}");
        return (own ? member.key().replaceFirst(":.*", "") : group) + ":" + dependency.getArtifactId();
    }
}
