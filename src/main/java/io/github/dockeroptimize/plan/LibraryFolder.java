package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.JavaPackaging;
import io.github.dockeroptimize.plan.Options.Layout;
import java.util.Optional;

/** Where the libraries of a module lie in its image. Modules share layers only where it is the same folder. */
public final class LibraryFolder {

    private LibraryFolder() {}

    /** The folder; empty where libraries are no files of their own. */
    public static Optional<ImagePath> of(
            JavaPackaging packaging,
            Layout layout,
            Optional<ImagePath> workingDirectory,
            Optional<BaseImage> baseImage) {
        ImagePath root = workingDirectory.orElse(Arrangement.DEFAULT_ROOT);
        if (packaging instanceof JavaPackaging.UberJar) {
            return Optional.empty();
        }
        if (packaging instanceof JavaPackaging.War) {
            return Optional.of(WarArrangement.root(baseImage.orElse(new BaseImage("tomcat")))
                    .resolve("WEB-INF/lib"));
        }
        if (packaging instanceof JavaPackaging.Boot boot && layout == Layout.LAUNCHER) {
            return Optional.of(root.resolve(boot.war() ? "WEB-INF/lib" : "BOOT-INF/lib"));
        }
        return Optional.of(root.resolve("lib"));
    }
}
