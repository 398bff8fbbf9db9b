package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.PythonProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image that a Python project runs on and the one that makes its virtual environment, which must have the same
 * interpreter at the same path.
 */
record PythonImages(BaseImage base, BaseImage builder, List<String> notes) {

    /** Releases that the inspector compares with what a project allows. */
    private static final String COMPARED = "3\\.(9|1[0-4])";

    private static final Pattern TAG = Pattern.compile("(3\\.\\d+)(?![\\d]).*");
    private static final Pattern NAME = Pattern.compile("python-?3\\.?(\\d{1,2})");

    static PythonImages of(PythonProject project, Options options) {
        List<String> notes = new ArrayList<>();
        Optional<BaseImage> chosen = options.baseImage();
        Optional<BaseImage> chosenBuilder = options.builderImage();
        BaseImage base = chosen.orElseGet(() ->
                chosenBuilder.map(PythonImages::slim).orElse(new BaseImage("python:" + project.release() + "-slim")));
        BaseImage builder = options.builder(chosenBuilder.isPresent() ? base : builder(base));
        Optional<String> release = release(base);
        Optional<String> other = release(builder);
        if (release.isPresent() && other.isPresent() && !release.equals(other)) {
            throw new InvalidInputException(
                    "'builderImage' is " + quote(builder) + " and 'baseImage' is " + quote(base)
                            + ", but the virtual environment needs the same Python in both",
                    "set one of them only, or both with Python " + release.get());
        }
        if (release.isPresent()
                && !project.releases().contains(release.get())
                && release.get().matches(COMPARED)) {
            throw new InvalidInputException(
                    "'baseImage' is " + quote(base) + ", but the project allows Python "
                            + String.join(", ", project.releases()),
                    "set one of those, or correct 'requires-python'");
        }
        if (release.isPresent() && !release.get().equals(project.release())) {
            notes.add("the image has Python " + release.get() + ", as 'baseImage' or 'builderImage' says, not "
                    + project.release());
        }
        if (!builder.reference().equals(base.reference()) && (release.isEmpty() || other.isEmpty())) {
            notes.add("the virtual environment is made on " + builder + " and runs on " + base
                    + ": both need the same Python at the same path");
        }
        if (builder.reference().equals(base.reference())
                && options.packages().builder().isEmpty()
                && !project.packages().isEmpty()) {
            notes.add(
                    "packages are installed on " + base + " itself: where one has to be compiled, set builderPackages");
        }
        return new PythonImages(base, project.install().git() ? withGit(builder, notes) : builder, notes);
    }

    /** Git is in the official images but the small ones; of another image nobody knows. */
    private static BaseImage withGit(BaseImage builder, List<String> notes) {
        List<String> packages = new ArrayList<>(builder.packages());
        boolean official = builder.officialName().equals("python");
        boolean small = builder.image().tag().orElse("").matches(".*(slim|alpine).*");
        if (packages.contains("git") || (official && !small)) {
            return builder;
        }
        if (official) {
            packages.add("git");
            return builder.with(packages);
        }
        notes.add("a dependency is fetched by git, which " + builder
                + " has to have: else set <builderPackages>git</builderPackages>");
        return builder;
    }

    /** The release that the name of an image says. */
    private static Optional<String> release(BaseImage image) {
        Matcher tag = TAG.matcher(image.image().tag().orElse(""));
        if (image.name().equals("python") && tag.matches()) {
            return Optional.of(tag.group(1));
        }
        Matcher name = NAME.matcher(image.name());
        return name.matches() ? Optional.of("3." + name.group(1)) : Optional.empty();
    }

    /** The image with compilers of the same interpreter, system and C library; the base image itself if none is known. */
    private static BaseImage builder(BaseImage base) {
        String tag = base.image().tag().orElse("latest");
        String untagged = base.reference().replaceFirst("@.*", "").replaceFirst(":[^:/]*$", "");
        if (base.officialName().equals("python") && tag.contains("slim")) {
            String full = tag.replaceFirst("-slim|^slim-?", "");
            return new BaseImage(untagged + ":" + (full.isEmpty() ? "latest" : full));
        }
        if (base.reference().startsWith("cgr.dev/") && !tag.endsWith("-dev")) {
            return new BaseImage(untagged + ":" + tag + "-dev");
        }
        if (base.hasNoShell()) {
            throw new InvalidInputException(
                    "'baseImage' is " + quote(base)
                            + ", which has no shell, so the virtual environment for its Python can't be made on it",
                    "set <builderImage> to an image with a shell and the same Python at the same path, or use"
                            + " 'python:3.13-slim'");
        }
        return base;
    }

    /** The small image of the interpreter that an official image has; else the image itself. */
    private static BaseImage slim(BaseImage builder) {
        String tag = builder.image().tag().orElse("");
        return builder.officialName().equals("python")
                        && tag.matches("3\\.\\d+(\\.\\d+)?(-\\w+)?")
                        && !tag.matches(".*(slim|alpine).*")
                ? new BaseImage(builder.reference().replaceFirst("@.*", "").replaceFirst("(:3[.\\d]+)", "$1-slim"))
                : builder;
    }
}
