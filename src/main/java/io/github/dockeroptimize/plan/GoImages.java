package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The image that Go programs run on, with the C library that they are linked with, and the one that compiles them. */
record GoImages(BaseImage base, BaseImage builder) {

    private static final Pattern TAG = Pattern.compile("1\\.(\\d+)(?:[.-].*)?");
    private static final Map<String, String> DEBIAN = Map.of(
            "bullseye",
            "bullseye",
            "debian11",
            "bullseye",
            "bookworm",
            "bookworm",
            "debian12",
            "bookworm",
            "trixie",
            "trixie",
            "debian13",
            "trixie");

    static GoImages of(GoProject project, Options options) {
        String kind = project.cgo() ? project.cpp() ? "cc" : "base" : "static";
        BaseImage base = options.baseImage().orElse(new BaseImage("gcr.io/distroless/" + kind + "-debian13:nonroot"));
        BaseImage builder = options.builder(new BaseImage("golang:" + project.release() + suffix(project, base)));
        requireRelease(project, builder);
        return new GoImages(base, withCompiler(project, builder));
    }

    /** The official images don't fetch another release (GOTOOLCHAIN=local). */
    private static void requireRelease(GoProject project, BaseImage builder) {
        Matcher tag = TAG.matcher(builder.image().tag().orElse(""));
        int needed =
                Integer.parseInt(project.release().substring(project.release().indexOf('.') + 1));
        if (builder.name().equals("golang")
                && tag.matches()
                && Integer.parseInt(tag.group(1)) < needed
                && !project.flags().environment().containsKey("GOTOOLCHAIN")) {
            throw new InvalidInputException(
                    "'builderImage' is " + quote(builder) + ", but go.mod or go.work asks for Go " + project.release(),
                    "set 'golang:" + project.release()
                            + "', or <goFlags>GOTOOLCHAIN=auto</goFlags> to fetch that release");
        }
    }

    /** What to do where the base image is known to lack the library; the program may still be linked with it statically. */
    static Optional<String> missingLibrary(GoProject project, BaseImage base) {
        boolean none = base.reference().equals("scratch") || base.name().startsWith("static");
        boolean missing = none
                || (project.cpp()
                        && base.name().startsWith("base")
                        && base.reference().contains("distroless"));
        return project.cgo() && missing
                ? Optional.of(
                        "'baseImage' is " + quote(base) + ", but the program uses " + (project.cpp() ? "C++" : "C")
                                + ", whose library isn't there: unless it is linked statically (<ldFlags>), set 'gcr.io/distroless/"
                                + (project.cpp() ? "cc" : "base")
                                + "-debian13:nonroot', or <goFlags>CGO_ENABLED=0</goFlags> if it works without")
                : Optional.empty();
    }

    /** What is linked with a C library runs with that one, or with a newer one of its kind. */
    private static String suffix(GoProject project, BaseImage base) {
        if (!project.cgo()) {
            return "";
        }
        return base.isAlpine()
                ? "-alpine"
                : DEBIAN.keySet().stream()
                        .filter(base.reference()::contains)
                        .findFirst()
                        .map(DEBIAN::get)
                        .filter(name -> !name.equals("trixie"))
                        .map(name -> "-" + name)
                        .orElse("");
    }

    /** Go's image of Alpine Linux has no compiler for C. */
    private static BaseImage withCompiler(GoProject project, BaseImage builder) {
        if (!project.cgo() || !builder.isAlpine() || !builder.officialName().equals("golang")) {
            return builder;
        }
        List<String> packages = new ArrayList<>(List.of(project.cpp() ? "g++" : "gcc", "musl-dev"));
        builder.packages().stream().filter(name -> !packages.contains(name)).forEach(packages::add);
        return builder.with(packages);
    }
}
