package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.TimeLimit;
import io.github.dockeroptimize.registry.WrongContentException;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns a failure into one sentence: what failed, why, and what to do. */
final class FailureMessages {

    private static final String OVER_HTTP = " use HTTPS, or set -DsendCredentialsOverHttp=true if that is acceptable";

    private final BuildRequest request;
    private final Reference base;
    private final Reference image;

    FailureMessages(BuildRequest request) {
        this.request = request;
        this.base = Reference.of(request.plan().baseImage().image());
        this.image = Reference.of(request.plan().image());
    }

    /** For a base image that does not exist. */
    BuildFailureException noBase() {
        return new BuildFailureException(
                "'baseImage' is " + quote(request.plan().baseImage()) + ", but " + quote(base.registryName())
                        + " has no such image or tag; check its name, or set <baseImage> or -Ddocker-optimize.baseImage to another",
                null);
    }

    /** For a base image that is no image. */
    BuildFailureException unreadableBase(IOException e) {
        return new BuildFailureException(
                "'baseImage' is " + quote(request.plan().baseImage()) + ", which " + e.getMessage()
                        + "; choose another base image",
                e);
    }

    /** For a base image that isn't for the platforms. */
    BuildFailureException noPlatform() {
        return new BuildFailureException(
                "'baseImage' is " + quote(request.plan().baseImage()) + ", which has no image for "
                        + quote(String.join(
                                ",",
                                request.platforms().stream()
                                        .map(Platform::toString)
                                        .toList()))
                        + "; set <platforms> to those it has ('docker buildx imagetools inspect "
                        + request.plan().baseImage() + "' lists them), or choose another base image",
                null);
    }

    BuildFailureException baseNotCached() {
        return new BuildFailureException(
                "'baseImage' is " + quote(request.plan().baseImage())
                        + ", which is not in the cache, and Maven is offline; build once without -o",
                null);
    }

    BuildFailureException unwritableCache(Throwable reason) {
        if (FailureCause.of(reason).isDiskFull()) {
            return fullDisk(reason);
        }
        return new BuildFailureException(
                "can't write the cache " + quote(request.cache().folder())
                        + "; set -Ddocker-optimize.cacheDirectory to a directory that can be written",
                reason);
    }

    /** For a failure to read or write a file. Exceptions that already have a complete message stay as they are. */
    BuildFailureException ofFile(IOException e) throws IOException {
        if (FailureCause.of(e).isDiskFull()) {
            return fullDisk(e);
        }
        throw e;
    }

    private BuildFailureException fullDisk(Throwable e) {
        Optional<Path> output = FailureCause.of(e).find(FullDiskException.class).map(FullDiskException::folder);
        return new BuildFailureException(
                "the disk of " + quote(output.orElse(request.cache().folder()))
                        + " is full; make room on it, or set -Ddocker-optimize."
                        + (output.isPresent() ? "outputDirectory" : "cacheDirectory")
                        + " to a directory on another disk",
                e);
    }

    /** For a failed request for the base image. A file that can't be read or written has its own message. */
    BuildFailureException ofBase(IOException e) throws IOException {
        requireRemote(e);
        return explain(e, base, "baseImage", request.plan().baseImage().reference());
    }

    /** For a failure to deliver the image. A file that can't be read or written has its own message. */
    BuildFailureException ofTarget(IOException e) throws IOException {
        requireRemote(e);
        return explain(e, image, "image", request.plan().image().toString());
    }

    private static void requireRemote(IOException e) throws IOException {
        FailureCause trouble = FailureCause.of(e);
        if (trouble.isLocal() && !trouble.isDiskFull()) {
            throw e;
        }
    }

    private BuildFailureException explain(Throwable e, Reference reference, String parameter, String value) {
        if (FailureCause.of(e).isDiskFull()) {
            return fullDisk(e);
        }
        return new BuildFailureException(
                "'" + parameter + "' is " + quote(value) + ", but "
                        + reason(e, reference, parameter, parameter.equals("image")),
                e);
    }

    private String reason(Throwable e, Reference reference, String parameter, boolean push) {
        FailureCause trouble = FailureCause.of(e);
        String registry = trouble.subject(reference.registryName());
        OptionalInt status = trouble.status();
        Optional<String> withheld = credentials(push).withheld(reference.registry());
        boolean unauthorized = status.isPresent() && (status.getAsInt() == 401 || status.getAsInt() == 403);
        if (withheld.isPresent() && unauthorized) {
            return registry + " requires authentication, but " + withheld.get()
                    + ", where anybody can read the credentials;" + OVER_HTTP;
        }
        if (status.isPresent() && status.getAsInt() == 401) {
            return registry + " requires authentication (401), and " + tried(reference, push)
                    + "; log in with 'docker login " + reference.registryName() + "', add a <server> with the id "
                    + registry + " to settings.xml, or set <" + parameter + "Auth>";
        }
        if (push && status.isPresent()) {
            Optional<String> refusal = RefusedManifest.explain(
                    status.getAsInt(), trouble.detail(), request.format(), reference.qualifier());
            if (refusal.isPresent()) {
                return registry + refusal.get();
            }
        }
        if (status.isPresent() && status.getAsInt() == 403) {
            return registry + " denies " + (push ? "push" : "pull") + " access to " + quote(reference.repository())
                    + " (403), and " + tried(reference, push)
                    + "; check the repository's name and the permissions of that user";
        }
        if (trouble.find(WrongContentException.class).isPresent()) {
            return registry + " " + trouble.phrase()
                    + ", as sign-in pages, gateways and damaged caches do; open its address in a browser";
        }
        if (status.isPresent() && status.getAsInt() == 404) {
            return registry + " has no such repository or image (404); check its name";
        }
        if (trouble.isTls()) {
            return registry
                    + " speaks plain HTTP, or has an untrusted (self-signed) certificate; if that is intended,"
                    + " set <allowInsecureRegistries>true</allowInsecureRegistries> or -Ddocker-optimize.allowInsecureRegistries";
        }
        if (trouble.isUnknownHost()) {
            return registry + " is an unknown host; check the name, the network and the proxies of settings.xml";
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
                    + "); check that it runs, and check the network and the proxies of settings.xml";
        }
        return registry + " refused: "
                + (status.isPresent() && !trouble.detail().isEmpty()
                        ? status.getAsInt() + " " + trouble.detail()
                        : lastMessage(e));
    }

    private String tried(Reference reference, boolean push) {
        return credentials(push).tried(reference.registry());
    }

    private CredentialSources credentials(boolean push) {
        return push ? request.access().image() : request.access().base();
    }

    private static String lastMessage(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(e.getClass().getSimpleName()).strip();
    }
}
