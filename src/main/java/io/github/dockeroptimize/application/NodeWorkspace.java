package io.github.dockeroptimize.application;

import java.util.List;

/**
 * The workspace that a project is a member of; its directory is the context.
 *
 * @param member the project
 * @param needed the members that it needs, in the order of their builds, without itself
 * @param manifests the manifests of all members, which an installation by the lock file reads
 * @param files the workspace's own files at its top, such as configuration that members share
 */
public record NodeWorkspace(Member member, List<Member> needed, List<NodeEntry> manifests, List<NodeEntry> files) {

    public NodeWorkspace {
        needed = List.copyOf(needed);
        manifests = List.copyOf(manifests);
        files = List.copyOf(files);
    }

    /**
     * A member.
     *
     * @param path relative to the workspace, with slashes
     * @param built whether it has a script that builds it
     * @param production whether the program needs it, not only the build
     */
    public record Member(String path, String name, boolean built, boolean production) {}
}
