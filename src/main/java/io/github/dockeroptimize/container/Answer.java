package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one place had for a registry.
 *
 * @param remarks why it had nothing, where there is more to say
 * @param warning what to mend although the build goes on
 * @param failure why asking it failed
 */
record Answer(
        Place place,
        Optional<Login> login,
        List<String> remarks,
        Optional<String> warning,
        Optional<InvalidInputException> failure) {

    static Answer of(Place place, String registry) {
        JibRemarks remarks = new JibRemarks();
        try {
            Optional<Login> login = place.ask(registry, remarks);
            return new Answer(place, login, remarks.all(), warning(place, remarks.problems()), Optional.empty());
        } catch (InvalidInputException e) {
            return failed(place, "it failed", e);
        } catch (RuntimeException e) {
            if (!(place instanceof Place.Jib)) {
                throw e;
            }
            // jib trips over an entry that isn't 'user:password' in Base64; its exception is about characters of that
            return failed(place, registry, "its entry can't be read");
        } catch (Exception e) {
            return failed(place, registry, reason(e));
        }
    }

    /** What was found, or an exception where jib throws one too rather than ask the next place. */
    Optional<Login> get() {
        failure.ifPresent(exception -> {
            throw exception;
        });
        return login;
    }

    /** Whether it is worth telling a user who misses credentials. */
    boolean isTelling() {
        return place.isExpected() || !remarks.isEmpty();
    }

    /** The place, and in brackets why it had nothing. */
    String describe() {
        return place.name() + (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")");
    }

    /** Of a place that wasn't expected to have anything, jib doesn't warn either. */
    private static Optional<String> warning(Place place, List<String> problems) {
        return problems.isEmpty() || !place.isExpected()
                ? Optional.empty()
                : Optional.of(place.name() + " can't be used as it is, since " + String.join(" and ", problems) + "; "
                        + place.remedy());
    }

    private static Answer failed(Place place, String registry, String reason) {
        return failed(
                place,
                reason,
                new InvalidInputException(place.name() + " can't give the credentials for " + quote(registry)
                        + ", since " + reason + "; " + place.remedy()));
    }

    private static Answer failed(Place place, String reason, InvalidInputException exception) {
        return new Answer(place, Optional.empty(), List.of(reason), Optional.empty(), Optional.of(exception));
    }

    /** The innermost message is the system's own, such as 'Permission denied'; those around it repeat it. */
    private static String reason(Throwable thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        Throwable cause = thrown.getCause();
        return JibRemarks.missing(message)
                .orElseGet(() -> cause == null ? "it can't be run (" + message + ")" : reason(cause));
    }
}
