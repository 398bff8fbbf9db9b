package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.NodeProject;
import io.github.dockeroptimize.inspect.NodeRelease;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an image to start from says of the Node.js in it. */
final class NodeBase {

    private static final Pattern TAG = Pattern.compile("(?:.*/)?node:v?(\\d+(?:\\.\\d+){0,2})(?:[-@].*)?");
    private static final Pattern DISTROLESS = Pattern.compile(".*distroless/nodejs(\\d+)-.*");

    private NodeBase() {}

    static BaseImage slim(NodeRelease release) {
        return new BaseImage("node:" + release + "-slim");
    }

    /** The same image has the same C library, which modules with native parts depend on. */
    static BaseImage builder(NodeProject project, BaseImage base) {
        return base.name().equals("node") ? base : slim(release(project, base));
    }

    /** The release in the base, or that of the project where the base doesn't say it. */
    static NodeRelease release(NodeProject project, BaseImage base) {
        Matcher tag = TAG.matcher(base.reference());
        if (tag.matches()) {
            return new NodeRelease(tag.group(1));
        }
        Matcher distroless = DISTROLESS.matcher(base.reference());
        return distroless.matches() ? new NodeRelease(distroless.group(1)) : project.release();
    }

    /** Whether it has no shell, and Node where no command is looked for. */
    static boolean isDistroless(BaseImage base) {
        return DISTROLESS.matcher(base.reference()).matches();
    }
}
