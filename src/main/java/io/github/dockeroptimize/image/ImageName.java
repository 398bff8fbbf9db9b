package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image.
 *
 * @param repository with its registry, if one is given
 */
public record ImageName(String repository, Optional<String> tag, Optional<String> digest) {

    /** The distribution project's reference grammar. */
    private static final Pattern FORM = Pattern.compile(
            "((?:(?:[A-Za-z0-9][A-Za-z0-9.-]*|\\[[A-Fa-f0-9:]+])(?::\\d+)?/)?[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*)"
                    + "(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[a-f0-9]{64}))?");

    /** Parses a name; empty if it is not valid. */
    public static Optional<ImageName> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ImageName(
                        form.group(1), Optional.ofNullable(form.group(2)), Optional.ofNullable(form.group(3))))
                : Optional.empty();
    }

    /**
     * Parses the name for a new image, which can't have a digest.
     *
     * @throws InvalidInputException if it is not valid
     */
    public static ImageName parse(String text) {
        Optional<ImageName> name = of(text);
        if (name.isEmpty() || name.get().digest().isPresent()) {
            throw new InvalidInputException(
                    "'image' is " + quote(text) + ", which is not an image name",
                    "give one in lower case with an optional tag, such as 'registry.example.com/team/app:1.0'");
        }
        return name.get();
    }

    /** The name of a module's image, with hyphens for characters that image names do not allow. */
    public static ImageName ofModule(String artifactId, String version) {
        String repository = artifactId
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]", "-")
                .replaceAll("[._-]*([._-])[._-]*", "$1")
                .replaceAll("^[._-]+|[._-]+$", "");
        String tag = version.replaceAll("[^A-Za-z0-9_.-]", "-").replaceAll("^[.-]+", "");
        return parse((repository.isEmpty() ? "app" : repository) + (tag.isEmpty() ? "" : ":" + tag));
    }

    /**
     * The name with everything that Docker's client adds to it: the registry, which is Docker Hub unless the first part is a
     * host, and the tag {@code latest}.
     */
    String qualified() {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        String path = first.equals("index.docker.io") ? "docker.io" + repository.substring(slash) : repository;
        if (!host) {
            path = "docker.io/" + path;
        }
        if (path.startsWith("docker.io/") && path.indexOf('/') == path.lastIndexOf('/')) {
            path = "docker.io/library" + path.substring(path.indexOf('/'));
        }
        return path + ":" + tag.orElse("latest");
    }

    @Override
    public String toString() {
        return repository + (tag.isPresent() ? ":" + tag.get() : "") + (digest.isPresent() ? "@" + digest.get() : "");
    }
}
