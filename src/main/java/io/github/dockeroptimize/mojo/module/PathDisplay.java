package io.github.dockeroptimize.mojo.module;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;

/** A path as the user would type it: relative to the directory that Maven was called in, if it is below that. */
public final class PathDisplay {

    private PathDisplay() {}

    public static String relative(MavenSession session, Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        String called = session.getSystemProperties().getProperty("user.dir");
        if (called == null) {
            return absolute.toString();
        }
        Path root = Path.of(called).toAbsolutePath().normalize();
        return (absolute.startsWith(root) ? root.relativize(absolute) : absolute).toString();
    }
}
