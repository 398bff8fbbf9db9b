package io.github.dockeroptimize.mojo.module;

import java.util.List;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes what a project says about itself from what it inherits from another organization's parent: an
 * application whose parent is spring-boot-starter-parent is neither made by Spring nor found in Spring's repository.
 */
final class PomOrigin {

    /** Code hosts with whose names their users' group ids begin (Maven Central, register a namespace). */
    private static final List<String> HOSTS =
            List.of("io.github.", "com.github.", "io.gitlab.", "com.gitlab.", "io.bitbucket.", "io.gitee.");

    /** What a POM may say. */
    enum Stated {
        DESCRIPTION,
        URL,
        SOURCE,
        LICENSES,
        VENDOR;

        /** The value; of licenses only whether there are any. */
        private @Nullable String in(Model model) {
            return switch (this) {
                case DESCRIPTION -> model.getDescription();
                case URL -> model.getUrl();
                case SOURCE -> model.getScm() == null ? null : model.getScm().getUrl();
                case LICENSES -> model.getLicenses().isEmpty() ? null : "licenses";
                case VENDOR ->
                    model.getOrganization() == null
                            ? null
                            : model.getOrganization().getName();
            };
        }
    }

    private final MavenProject project;

    PomOrigin(MavenProject project) {
        this.project = project;
    }

    /**
     * The effective value, if it comes from the project's own POM, a parent on this disk, or a parent of the same
     * organization, by the first two parts of its group id, three on a code host.
     */
    @Nullable
    String own(Stated stated) {
        for (MavenProject pom = project; pom != null; pom = pom.getParent()) {
            Model original = pom.getOriginalModel();
            if (original != null && stated.in(original) != null) {
                return isOwn(pom) ? stated.in(project.getModel()) : null;
            }
        }
        return null;
    }

    private boolean isOwn(MavenProject pom) {
        return pom.equals(project) || pom.getFile() != null || family(pom).equals(family(project));
    }

    private static String family(MavenProject pom) {
        List<String> parts = List.of(pom.getGroupId().split("\\.", -1));
        int length = 2;
        for (String host : HOSTS) {
            length = pom.getGroupId().startsWith(host) ? 3 : length;
        }
        return String.join(".", parts.subList(0, Math.min(length, parts.size())));
    }
}
