package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.JavaPackaging;
import io.github.dockeroptimize.plan.Options.Layout;
import java.util.Optional;

/** Finds the directory of a module's libraries in its image. Modules share layers only if it is the same directory. */
public final class LibraryDirectory {

    private LibraryDirectory() {}

    /** The directory; empty if libraries are not separate files. */
    public static Optional<ImagePath> of(
            JavaPackaging packaging,
            Layout layout,
            Optional<ImagePath> workingDirectory,
            Optional<BaseImage> baseImage) {
        ImagePath root = packaging.servletContainer().isPresent()
                ? WarArrangement.root(baseImage.orElse(new BaseImage("tomcat")))
                : workingDirectory.orElse(Arrangement.DEFAULT_ROOT);
        return packaging.libraries(layout == Layout.LAUNCHER).map(root::resolve);
    }
}
