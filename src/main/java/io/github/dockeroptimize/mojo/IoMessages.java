package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.zip.ZipException;
import org.apache.maven.plugin.MojoExecutionException;

/** Explains what a failed read or write means and how to fix it. */
final class IoMessages {

    private IoMessages() {}

    static MojoExecutionException explain(File outputDirectory, Exception e) {
        if (e instanceof ZipException || e.getCause() instanceof ZipException) {
            return new MojoExecutionException(
                    "the packaged archive can't be read completely (" + reason(e)
                            + "); rebuild it with 'mvn clean package'",
                    e);
        }
        return new MojoExecutionException(
                "can't write " + quote(outputDirectory) + " (" + reason(e)
                        + "); set <outputDirectory> or -Ddocker-optimize.outputDirectory to a writable directory",
                e);
    }

    static MojoExecutionException besideSources(String dockerfile, IOException e) {
        return new MojoExecutionException(
                "can't write " + quote(dockerfile) + " next to the sources (" + reason(e)
                        + "); make the directory writable, since 'docker build' takes the Dockerfile from there",
                e);
    }

    private static String reason(Exception e) {
        if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
            return reason(cause);
        }
        if (e instanceof AccessDeniedException denied) {
            return "permission denied for " + quote(denied.getFile());
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
