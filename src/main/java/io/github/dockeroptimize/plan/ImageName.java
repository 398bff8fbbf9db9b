package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name that an image is to get: repository and, mostly, tag. */
public record ImageName(String value) {

    /** The distribution project's reference grammar, without digests: one can't name what isn't built yet. */
    private static final Pattern FORM =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::\\d+)?/)?[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*"
                    + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?");

    public static ImageName parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidInputException(
                    "'image' is " + quote(text)
                            + ", but must be an image name in lower case with an optional tag, such as 'registry.example.com/team/app:1.0'");
        }
        return new ImageName(text);
    }

    /** The name of a module's image, with what Maven allows and image names don't turned into hyphens. */
    public static ImageName ofModule(String artifactId, String version) {
        String repository = artifactId
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]", "-")
                .replaceAll("[._-]*([._-])[._-]*", "$1")
                .replaceAll("^[._-]+|[._-]+$", "");
        String tag = version.replaceAll("[^A-Za-z0-9_.-]", "-").replaceAll("^[.-]+", "");
        return parse((repository.isEmpty() ? "app" : repository) + (tag.isEmpty() ? "" : ":" + tag));
    }

    @Override
    public String toString() {
        return value;
    }
}
