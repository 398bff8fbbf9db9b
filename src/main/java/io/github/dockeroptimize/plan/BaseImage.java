package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.image.ImageName;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The base image, as in {@code FROM}.
 *
 * @param packages of its distribution that are installed on top of it
 */
public record BaseImage(String reference, List<String> packages) {

    /** Official images that are Debian or Ubuntu unless their tag names another system. */
    private static final Set<String> SERVLET_CONTAINERS =
            Set.of("tomcat", "jetty", "tomee", "wildfly", "open-liberty", "websphere-liberty", "payara");

    private static final Set<String> DEBIAN =
            Set.of("debian", "eclipse-temurin", "golang", "maven", "node", "python", "tomcat", "ubuntu");

    private static final Pattern OTHER_SYSTEM = Pattern.compile(".*(alpine|ubi|al2|oracle|rocky|windows|nanoserver).*");
    private static final Pattern TAG_RELEASE = Pattern.compile("(\\d+)(?:[.u_-].*)?");
    private static final Pattern TOMCAT_RELEASE = Pattern.compile(".*-(?:jre|jdk)(\\d+)(?:-.*)?");

    /** Official images that have none of the usual application directories. */
    private static final Set<String> KNOWN = Set.of(
            "alpine",
            "amazoncorretto",
            "debian",
            "eclipse-temurin",
            "gcr.io/distroless/base-debian13",
            "gcr.io/distroless/cc-debian13",
            "gcr.io/distroless/static-debian13",
            "golang",
            "ibm-semeru-runtimes",
            "maven",
            "node",
            "python",
            "sapmachine",
            "scratch",
            "tomcat",
            "ubuntu");

    public BaseImage {
        packages = List.copyOf(packages);
    }

    public BaseImage(String reference) {
        this(reference, List.of());
    }

    /** The same image with these packages of its distribution instead. */
    public BaseImage with(List<String> choice) {
        return new BaseImage(reference, choice);
    }

    /**
     * Parses the user's base image.
     *
     * @throws InvalidInputException if it is not an image reference
     */
    public static BaseImage parse(String reference) {
        return parse("baseImage", reference);
    }

    /**
     * Parses an image of the user.
     *
     * @param parameter the name of the parameter, for the message
     * @throws InvalidInputException if it is not an image reference
     */
    public static BaseImage parse(String parameter, String reference) {
        if (ImageName.of(reference).isEmpty()) {
            throw new InvalidInputException(
                    "'" + parameter + "' is " + quote(reference) + ", which is not an image reference",
                    "give one such as 'eclipse-temurin:21-jre' or 'registry.example.com/java:21@sha256:…'");
        }
        return new BaseImage(reference);
    }

    /** The name of the image. */
    public ImageName image() {
        return ImageName.of(reference).orElseThrow();
    }

    /** Whether it is the empty image. */
    public boolean isScratch() {
        return reference.equals("scratch");
    }

    /** Whether a digest pins the image. */
    public boolean isPinned() {
        return isScratch() || image().digest().isPresent();
    }

    /** Whether its directories are known; otherwise their attributes are copied from the base. */
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

    /** Whether its name says that it is Alpine Linux. */
    public boolean isAlpine() {
        return name().equals("alpine") || image().tag().orElse("").contains("alpine");
    }

    /** Whether its name says that it is Debian or Ubuntu. */
    public boolean isDebian() {
        return DEBIAN.contains(officialName())
                && !OTHER_SYSTEM.matcher(image().tag().orElse("")).matches();
    }

    /**
     * Whether it may have no {@code /tmp} that everybody may write to. Those of distroless have it
     * (https://github.com/GoogleContainerTools/distroless/blob/main/static/static.bzl).
     */
    boolean lacksTemporary() {
        return isScratch() || (name().startsWith("static") && !reference.startsWith("gcr.io/distroless/"));
    }

    /** Whether it starts a servlet container, which WARs are put into. */
    boolean isServletContainer() {
        return SERVLET_CONTAINERS.contains(name()) || reference.startsWith("payara/");
    }

    /** The last part of the repository: {@code jetty} of {@code registry.example.com/jetty:12}. */
    String name() {
        String repository = image().repository();
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** The Java release in the tag, if there is one. */
    OptionalInt javaRelease() {
        Matcher release = (name().equals("tomcat") ? TOMCAT_RELEASE : TAG_RELEASE)
                .matcher(image().tag().orElse(""));
        return release.matches() && release.group(1).length() < 4
                ? OptionalInt.of(Integer.parseInt(release.group(1)))
                : OptionalInt.empty();
    }

    String officialName() {
        return image().repository().replaceFirst("^docker\\.io/(library/)?|^library/", "");
    }

    @Override
    public String toString() {
        return reference;
    }
}
