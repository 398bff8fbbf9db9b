package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeRelease;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the Node.js release and the kind of a base image from its name. */
final class NodeBase {

    private static final Pattern TAG = Pattern.compile("(?:.*/)?node:v?(\\d+(?:\\.\\d+){0,2})(?:[-@].*)?");
    private static final Pattern DISTROLESS = Pattern.compile(".*distroless/nodejs(\\d+)-.*");

    private NodeBase() {}

    static BaseImage slim(NodeRelease release) {
        return new BaseImage("node:" + release + "-slim");
    }

    /** The builder image: the base image itself if possible, since native modules depend on its C library. */
    static BaseImage builder(NodeProject project, BaseImage base) {
        return base.name().equals("node") ? base : slim(release(project, base));
    }

    /** The release of the base image, or that of the project if the base does not name one. */
    static NodeRelease release(NodeProject project, BaseImage base) {
        Matcher tag = TAG.matcher(base.reference());
        if (tag.matches()) {
            return new NodeRelease(tag.group(1));
        }
        Matcher distroless = DISTROLESS.matcher(base.reference());
        return distroless.matches() ? new NodeRelease(distroless.group(1)) : project.release();
    }

    /** Whether it has no shell, and no {@code node} in its path. */
    static boolean isDistroless(BaseImage base) {
        return DISTROLESS.matcher(base.reference()).matches();
    }
}
