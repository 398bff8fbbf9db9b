package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.io.File;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import org.apache.maven.plugin.MojoExecutionException;

/** Says what a failed read or write means and what to do about it. */
final class Unwritable {

    private Unwritable() {}

    static MojoExecutionException explain(File outputDirectory, Exception e) {
        return new MojoExecutionException(
                "can't write " + quote(outputDirectory) + " (" + reason(e)
                        + "); make it writable, or set <outputDirectory> or -Ddocker-optimize.outputDirectory to a folder that is",
                e);
    }

    private static String reason(Exception e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + quote(denied.getFile());
        }
        if (e instanceof FileAlreadyExistsException exists) {
            return quote(exists.getFile()) + " is a file";
        }
        if (e instanceof FileSystemException failed) {
            String reason = failed.getReason();
            return quote(failed.getFile()) + ": "
                    + (reason == null ? failed.getClass().getSimpleName() : reason);
        }
        return String.valueOf(e.getMessage());
    }
}
