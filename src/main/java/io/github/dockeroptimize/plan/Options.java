package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.layering.DependencySplit;
import java.util.List;
import java.util.Optional;

/**
 * The user's options; each value is valid by itself.
 *
 * @param image the name of the new image
 * @param baseImage empty for the default of the application's Java release
 * @param config empty values have defaults of the application; labels begin with those of the POM
 * @param jvmFlags the first options of {@code java}
 * @param platforms of the image; empty for that of the builder
 * @param dependencies how release dependencies are split into layers
 * @param builderImage the image that compiles sources; empty for the default of their language
 * @param packages of the distribution, in the image and where sources are compiled
 * @param goFlags for {@code go build}
 * @param additions what is in the image besides the application
 */
public record Options(
        ImageName image,
        Optional<BaseImage> baseImage,
        ContentsChoice contents,
        Layout layout,
        ImageConfig config,
        List<String> jvmFlags,
        List<Platform> platforms,
        DependencySplit dependencies,
        Optional<BaseImage> builderImage,
        Packages packages,
        GoFlags goFlags,
        Additions additions) {

    public Options {
        jvmFlags = List.copyOf(jvmFlags);
        platforms = List.copyOf(platforms);
    }

    /** The default options. */
    public static Options defaults(ImageName image) {
        return new Options(
                image,
                Optional.empty(),
                ContentsChoice.AUTO,
                Layout.LAUNCHER,
                ImageConfig.of(User.DEFAULT),
                List.of(),
                List.of(),
                DependencySplit.NONE,
                Optional.empty(),
                Packages.NONE,
                GoFlags.NONE,
                Additions.NONE);
    }

    public Options withBaseImage(Optional<BaseImage> choice) {
        Draft draft = new Draft(this);
        draft.baseImage = choice;
        return draft.options();
    }

    public Options withContents(ContentsChoice choice) {
        Draft draft = new Draft(this);
        draft.contents = choice;
        return draft.options();
    }

    public Options withLayout(Layout choice) {
        Draft draft = new Draft(this);
        draft.layout = choice;
        return draft.options();
    }

    public Options withConfig(ImageConfig choice) {
        Draft draft = new Draft(this);
        draft.config = choice;
        return draft.options();
    }

    public Options withJvmFlags(List<String> choice) {
        Draft draft = new Draft(this);
        draft.jvmFlags = choice;
        return draft.options();
    }

    public Options withPlatforms(List<Platform> choice) {
        Draft draft = new Draft(this);
        draft.platforms = choice;
        return draft.options();
    }

    public Options withDependencies(DependencySplit choice) {
        Draft draft = new Draft(this);
        draft.dependencies = choice;
        return draft.options();
    }

    public Options withBuilderImage(Optional<BaseImage> choice) {
        Draft draft = new Draft(this);
        draft.builderImage = choice;
        return draft.options();
    }

    public Options withPackages(Packages choice) {
        Draft draft = new Draft(this);
        draft.packages = choice;
        return draft.options();
    }

    public Options withGoFlags(GoFlags choice) {
        Draft draft = new Draft(this);
        draft.goFlags = choice;
        return draft.options();
    }

    public Options withAdditions(Additions choice) {
        Draft draft = new Draft(this);
        draft.additions = choice;
        return draft.options();
    }

    /** The image that compiles sources, with the user's packages. */
    BaseImage builder(BaseImage fallback) {
        return builderImage.orElse(fallback).with(packages.builder());
    }

    /**
     * These options with another split of the release dependencies, which a self-extracting archive does not support.
     */
    public Options splitAs(DependencySplit split) {
        return withDependencies(split)
                .withContents(contents == ContentsChoice.ARCHIVE ? ContentsChoice.LAYERS : contents);
    }

    /** These options while one of them changes. */
    private static final class Draft {

        private final ImageName image;
        private Optional<BaseImage> baseImage;
        private ContentsChoice contents;
        private Layout layout;
        private ImageConfig config;
        private List<String> jvmFlags;
        private List<Platform> platforms;
        private DependencySplit dependencies;
        private Optional<BaseImage> builderImage;
        private Packages packages;
        private GoFlags goFlags;
        private Additions additions;

        Draft(Options from) {
            image = from.image;
            baseImage = from.baseImage;
            contents = from.contents;
            layout = from.layout;
            config = from.config;
            jvmFlags = from.jvmFlags;
            platforms = from.platforms;
            dependencies = from.dependencies;
            builderImage = from.builderImage;
            packages = from.packages;
            goFlags = from.goFlags;
            additions = from.additions;
        }

        Options options() {
            return new Options(
                    image,
                    baseImage,
                    contents,
                    layout,
                    config,
                    jvmFlags,
                    platforms,
                    dependencies,
                    builderImage,
                    packages,
                    goFlags,
                    additions);
        }
    }

    /** The form of the application in the context. */
    public enum ContentsChoice {
        AUTO,
        ARCHIVE,
        LAYERS,
        SOURCES
    }

    /** The layout of a Spring Boot application in the image. */
    public enum Layout {
        /** The directories of the archive, started by Spring Boot's launcher. */
        LAUNCHER,
        /** A directory of libraries and a small jar whose manifest names them. */
        THIN
    }
}
