package io.github.dockeroptimize.registry.credentials;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of looking for the credentials of a registry in one place.
 *
 * @param remarks why nothing was found, if that is known
 * @param warning a problem to fix, although the build goes on
 * @param failure why the lookup failed
 */
public record CredentialLookup(
        CredentialSource place,
        Optional<Login> login,
        List<String> remarks,
        Optional<String> warning,
        Optional<InvalidInputException> failure) {

    static CredentialLookup of(CredentialSource place, String asked) {
        Remarks remarks = new Remarks();
        String registry = AuthConfig.registry(asked);
        try {
            Optional<Login> login = place.ask(asked, remarks);
            return new CredentialLookup(
                    place, login, remarks.all(), warning(place, remarks.problems()), Optional.empty());
        } catch (InvalidInputException e) {
            return failed(place, "it failed", e);
        } catch (IllegalArgumentException e) {
            // such as an entry that isn't 'user:password' in Base64; the exception may quote characters of it
            return failed(place, registry, "its entry can't be read");
        } catch (Exception e) {
            return failed(place, registry, Objects.requireNonNullElse(e.getMessage(), "it can't be read"));
        }
    }

    /** The credentials. Throws where Jib fails, too, instead of asking the next place. */
    Optional<Login> get() {
        failure.ifPresent(exception -> {
            throw exception;
        });
        return login;
    }

    /** Whether a message about missing credentials mentions this place. */
    boolean isTelling() {
        return place.isExpected() || !remarks.isEmpty();
    }

    /** The place and, in brackets, why nothing was found there. */
    String describe() {
        return place.name() + (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")");
    }

    /** There is no warning for a place that wasn't expected to have credentials; Jib doesn't warn either. */
    private static Optional<String> warning(CredentialSource place, List<String> problems) {
        return problems.isEmpty() || !place.isExpected()
                ? Optional.empty()
                : Optional.of(place.name() + " can't be used, since " + String.join(" and ", problems) + "; "
                        + place.remedy());
    }

    private static CredentialLookup failed(CredentialSource place, String registry, String reason) {
        return failed(
                place,
                reason,
                new InvalidInputException(
                        place.name() + " can't give the credentials for " + quote(registry) + ", since " + reason,
                        place.remedy()));
    }

    private static CredentialLookup failed(CredentialSource place, String reason, InvalidInputException exception) {
        return new CredentialLookup(place, Optional.empty(), List.of(reason), Optional.empty(), Optional.of(exception));
    }
}
