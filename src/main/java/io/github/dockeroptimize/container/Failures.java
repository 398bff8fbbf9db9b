package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import io.github.dockeroptimize.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Says what a failure means and what to do about it, in one sentence. */
final class Failures {

    private final BuildRequest request;
    private final Reference base;
    private final Reference image;

    Failures(BuildRequest request) {
        this.request = request;
        this.base = Reference.parse(request.plan().baseImage().reference());
        this.image = Reference.parse(request.plan().image());
    }

    /** There is no such base image. */
    BuildFailureException noBase() {
        return new BuildFailureException(
                "'baseImage' is " + quote(request.plan().baseImage()) + ", but " + quote(base.registryName())
                        + " has no such image or tag; check its name, or set <baseImage> or -Ddocker-optimize.baseImage to another",
                null);
    }

    BuildFailureException baseNotCached() {
        return new BuildFailureException(
                "'baseImage' is " + quote(request.plan().baseImage())
                        + ", which no earlier build has brought here, and Maven is offline; build once without -o",
                null);
    }

    BuildFailureException unwritableCache(Throwable reason) {
        if (Trouble.of(reason).isDiskFull()) {
            return fullDisk(reason);
        }
        return new BuildFailureException(
                "can't write the cache " + quote(request.cache().folder())
                        + "; set -Ddocker-optimize.cacheDirectory to a folder that can be written",
                reason);
    }

    /** While a file was read or written, or an image read back; what says all there is to say stays as it is. */
    BuildFailureException ofFile(IOException e) throws IOException {
        Trouble trouble = Trouble.of(e);
        if (trouble.isDiskFull()) {
            return fullDisk(e);
        }
        if (trouble.find(RegistryStatusException.class).isPresent() || trouble.isTimeout()) {
            return ofTarget(e);
        }
        throw e;
    }

    private BuildFailureException fullDisk(Throwable e) {
        Optional<Path> output = Trouble.of(e).find(FullDiskException.class).map(FullDiskException::folder);
        return new BuildFailureException(
                "the disk of " + quote(output.orElse(request.cache().folder()))
                        + " is full; make room on it, or set -Ddocker-optimize."
                        + (output.isPresent() ? "outputDirectory" : "cacheDirectory") + " to a folder on another disk",
                e);
    }

    /** While the base image was asked for. */
    BuildFailureException ofBase(Exception e) {
        return explain(e, base, "baseImage", request.plan().baseImage().reference());
    }

    /** While the image was put where it belongs. */
    BuildFailureException ofTarget(Exception e) {
        return explain(e, image, "image", request.plan().image());
    }

    /** From jib-core, which talks to both registries and to the disk. */
    BuildFailureException of(JibFailure failure) throws IOException {
        Throwable reason = failure.reason();
        Trouble trouble = Trouble.of(reason);
        String message = String.valueOf(reason.getMessage());
        Optional<InvalidInputException> known = trouble.find(InvalidInputException.class);
        if (known.isPresent()) {
            throw known.get();
        }
        if (trouble.isLocal() && reason instanceof IOException e && !trouble.isDiskFull()) {
            throw e;
        }
        if (reason instanceof CacheDirectoryCreationException) {
            return unwritableCache(reason);
        }
        if (message.contains("not found in local Jib cache")) {
            return baseNotCached();
        }
        if (message.contains("does not contain an image for architecture")
                || message.contains("but the base image's platform")
                || reason.getClass().getSimpleName().contains("Platform")) {
            return new BuildFailureException(
                    "'baseImage' is " + quote(request.plan().baseImage()) + ", which has no image for "
                            + quote(String.join(
                                    ",",
                                    request.platforms().stream()
                                            .map(Platform::toString)
                                            .toList()))
                            + "; set <platforms> to those it has ('docker buildx imagetools inspect "
                            + request.plan().baseImage() + "' lists them), or choose another base image",
                    reason);
        }
        boolean aboutBase = isAboutBase(trouble, message);
        return aboutBase
                ? explain(reason, base, "baseImage", request.plan().baseImage().reference())
                : explain(reason, image, "image", request.plan().image());
    }

    private boolean isAboutBase(Trouble trouble, String message) {
        if (base.registry().equals(image.registry()) && base.repository().equals(image.repository())) {
            return false;
        }
        String unauthorized = trouble.find(RegistryUnauthorizedException.class)
                .map(RegistryUnauthorizedException::getImageReference)
                .orElse("");
        if (trouble.isTimeout()) {
            return trouble.isFrom("PullBaseImageStep") || trouble.isFrom("ObtainBaseImageLayerStep");
        }
        return message.contains("/v2/" + base.repository() + "/")
                || (message + " " + unauthorized).contains(base.registry() + "/" + base.repository())
                || (!base.registry().equals(image.registry()) && message.contains(host(base)));
    }

    private static String host(Reference reference) {
        return reference.registry().replaceFirst(":\\d+$", "");
    }

    private BuildFailureException explain(Throwable e, Reference reference, String parameter, String value) {
        if (Trouble.of(e).isDiskFull()) {
            return fullDisk(e);
        }
        return new BuildFailureException(
                "'" + parameter + "' is " + quote(value) + ", but "
                        + reason(e, reference, parameter, parameter.equals("image")),
                e);
    }

    private String reason(Throwable e, Reference reference, String parameter, boolean push) {
        Trouble trouble = Trouble.of(e);
        String registry = quote(reference.registryName());
        OptionalInt status = trouble.status();
        String message = String.valueOf(e.getMessage());
        if (status.isPresent() ? status.getAsInt() == 401 : message.contains("Unauthorized")) {
            return registry + " wants to know who asks (401), and " + tried(reference, push)
                    + "; log in with 'docker login " + reference.registryName() + "', add a <server> with the id "
                    + registry + " to settings.xml, or set <" + parameter + "Auth>";
        }
        if (status.isPresent() && status.getAsInt() == 403) {
            return registry + " forbids to " + (push ? "push to " : "pull from ") + quote(reference.repository())
                    + " (403), and " + tried(reference, push)
                    + "; check the repository's name and the rights of that user";
        }
        if (message.contains("Required credentials for") && message.contains("were not sent")) {
            return registry + " wants credentials over plain HTTP, where anybody can read them;"
                    + " use HTTPS, or set -DsendCredentialsOverHttp=true if that is no matter";
        }
        if (status.isPresent() && status.getAsInt() == 404) {
            return registry + " has no such repository or image (404); check its name";
        }
        if (trouble.isTls()) {
            return registry
                    + " speaks plain HTTP, or has a certificate that nobody vouches for; if that is meant to be,"
                    + " set <allowInsecureRegistries>true</allowInsecureRegistries> or -Ddocker-optimize.allowInsecureRegistries";
        }
        if (trouble.isUnknownHost()) {
            return registry + " is no known host; check the name, the network and the proxies of settings.xml";
        }
        if (status.isPresent() && trouble.mayPass()) {
            return registry + " " + trouble.phrase() + ", four times; try again later";
        }
        if (trouble.isTimeout()) {
            return registry + " " + trouble.phrase() + " (" + lastMessage(e) + "); try again later, or set -D"
                    + TimeLimit.PROPERTY + " to more than " + TimeLimit.ofAnswers() + " milliseconds";
        }
        if (trouble.isBrokenConnection()) {
            return registry + " " + trouble.phrase() + " (" + lastMessage(e)
                    + "); check that it runs, the network and the proxies of settings.xml";
        }
        return registry + " refused: " + lastMessage(e);
    }

    private String tried(Reference reference, boolean push) {
        return (push ? request.access().image() : request.access().base()).tried(reference.registry());
    }

    private static String lastMessage(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(e.getClass().getSimpleName()).strip();
    }
}
