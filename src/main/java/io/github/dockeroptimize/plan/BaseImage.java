package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The image to start from, as it stands in {@code FROM}. */
public record BaseImage(String reference) {

    /** Repository, tag and digest of the distribution project's reference grammar. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::\\d+)?/)?[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*"
                    + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[a-f0-9]{64})?");

    private static final Pattern TAG_RELEASE = Pattern.compile("(\\d+)(?:[.u_-].*)?");
    private static final Pattern TOMCAT_RELEASE = Pattern.compile(".*-(?:jre|jdk)(\\d+)(?:-.*)?");

    /** Official images, which have none of the folders that applications go to. */
    private static final Set<String> KNOWN = Set.of(
            "alpine",
            "amazoncorretto",
            "debian",
            "eclipse-temurin",
            "gcr.io/distroless/base-debian13",
            "gcr.io/distroless/static-debian13",
            "ibm-semeru-runtimes",
            "node",
            "python",
            "sapmachine",
            "scratch",
            "tomcat",
            "ubuntu");

    /**
     * The base image that the user names.
     *
     * @throws InvalidInputException if it is no image reference
     */
    public static BaseImage parse(String reference) {
        return parse("baseImage", reference);
    }

    /**
     * An image that the user names.
     *
     * @param parameter where it is named
     * @throws InvalidInputException if it is no image reference
     */
    public static BaseImage parse(String parameter, String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new InvalidInputException(
                    "'" + parameter + "' is " + quote(reference)
                            + ", but must be an image reference such as 'eclipse-temurin:21-jre' or 'registry.example.com/java:21@sha256:…'");
        }
        return new BaseImage(reference);
    }

    /** Whether its folders are known; where they are not, they are taken over as the base has them. */
    public boolean isKnown() {
        return KNOWN.contains(officialName());
    }

    /** Whether it is known to have no shell, so that nothing can be run in a stage that starts from it. */
    public boolean hasNoShell() {
        return reference.contains("distroless")
                || reference.contains("chainguard")
                || reference.contains("chiselled")
                || reference.startsWith("cgr.dev/")
                || reference.startsWith("ubuntu/jre");
    }

    /** The last part of the repository: {@code jetty} of {@code registry.example.com/jetty:12}. */
    String name() {
        String repository = repository();
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** The Java release that the tag names, where it does. */
    OptionalInt javaRelease() {
        int colon = reference.indexOf(':', reference.lastIndexOf('/') + 1);
        if (colon < 0) {
            return OptionalInt.empty();
        }
        String tag = reference.substring(colon + 1).replaceFirst("@.*", "");
        Matcher release = (name().equals("tomcat") ? TOMCAT_RELEASE : TAG_RELEASE).matcher(tag);
        return release.matches() && release.group(1).length() < 4
                ? OptionalInt.of(Integer.parseInt(release.group(1)))
                : OptionalInt.empty();
    }

    private String officialName() {
        return repository().replaceFirst("^docker\\.io/(library/)?|^library/", "");
    }

    private String repository() {
        String plain = reference.replaceFirst("@.*", "");
        int colon = plain.indexOf(':', plain.lastIndexOf('/') + 1);
        return colon < 0 ? plain : plain.substring(0, colon);
    }

    @Override
    public String toString() {
        return reference;
    }
}
