package io.github.dockeroptimize.mojo;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;

/** A path as the user would type it: relative to the folder that Maven was called in, where it is below that. */
final class PathDisplay {

    private PathDisplay() {}

    static String relative(MavenSession session, Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        String called = session.getSystemProperties().getProperty("user.dir");
        if (called == null) {
            return absolute.toString();
        }
        Path root = Path.of(called).toAbsolutePath().normalize();
        return (absolute.startsWith(root) ? root.relativize(absolute) : absolute).toString();
    }
}
