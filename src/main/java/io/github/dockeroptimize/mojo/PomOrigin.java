package io.github.dockeroptimize.mojo;

import java.util.List;
import java.util.function.Function;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a project says of itself from what it inherits from somebody else's parent: an application whose parent is
 * spring-boot-starter-parent is neither made by Spring nor found in Spring's repository.
 */
final class PomOrigin {

    /** Code hosts whose name every user's group id begins with (Maven Central, register a namespace). */
    private static final List<String> HOSTS =
            List.of("io.github.", "com.github.", "io.gitlab.", "com.gitlab.", "io.bitbucket.", "io.gitee.");

    private final MavenProject project;

    PomOrigin(MavenProject project) {
        this.project = project;
    }

    /**
     * The effective value, if the POM that states it is the project's own, a parent on this disk, or one of the same
     * organization by the first two parts of its group id, three on a code host.
     */
    @Nullable
    String own(Function<Model, @Nullable String> stated, @Nullable String effective) {
        for (MavenProject pom = project; pom != null; pom = pom.getParent()) {
            Model original = pom.getOriginalModel();
            if (original != null && stated.apply(original) != null) {
                return isOwn(pom) ? effective : null;
            }
        }
        return null;
    }

    private boolean isOwn(MavenProject pom) {
        return pom.equals(project) || pom.getFile() != null || family(pom).equals(family(project));
    }

    private static String family(MavenProject pom) {
        List<String> parts = List.of(pom.getGroupId().split("\\.", -1));
        int length = HOSTS.stream().anyMatch(host -> pom.getGroupId().startsWith(host)) ? 3 : 2;
        return String.join(".", parts.subList(0, Math.min(length, parts.size())));
    }
}
