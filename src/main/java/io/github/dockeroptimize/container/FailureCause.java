package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.registry.RegistryStatusException;
import io.github.dockeroptimize.registry.TokenServiceException;
import io.github.dockeroptimize.registry.WrongContentException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.net.ssl.SSLException;

/** The causes of a failed request: an HTTP status, or a broken connection, anywhere in the chain of causes. */
final class FailureCause {

    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final List<Throwable> causes;

    private FailureCause(List<Throwable> causes) {
        this.causes = causes;
    }

    static FailureCause of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return new FailureCause(causes);
    }

    <T extends Throwable> Optional<T> find(Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The status that the registry answered with. */
    OptionalInt status() {
        Optional<RegistryStatusException> answer = find(RegistryStatusException.class);
        return answer.isPresent() ? OptionalInt.of(answer.get().status()) : OptionalInt.empty();
    }

    /** The registry's own words about a refused request; may be empty. */
    String detail() {
        return find(RegistryStatusException.class)
                .map(RegistryStatusException::detail)
                .orElse("");
    }

    /** What didn't answer as it should, as the beginning of a sentence: the registry, or its token service. */
    String subject(String registry) {
        return find(TokenServiceException.class)
                .map(e -> "the token service " + quote(e.service()) + " of " + quote(registry))
                .orElse(quote(registry));
    }

    /** The seconds of Retry-After (RFC 9110, 10.2.3). */
    Optional<Duration> retryAfter() {
        return find(RegistryStatusException.class)
                .flatMap(RegistryStatusException::retryAfter)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    boolean isUnknownHost() {
        return find(UnknownHostException.class).isPresent();
    }

    boolean isTls() {
        return find(SSLException.class).isPresent();
    }

    boolean isLocal() {
        return find(FileSystemException.class).isPresent() || isDiskFull();
    }

    boolean isDiskFull() {
        return causes.stream()
                .map(Throwable::getMessage)
                .anyMatch(message -> message != null
                        && (message.contains("No space left on device")
                                || message.contains("Disk quota exceeded")
                                || message.contains("There is not enough space on the disk")));
    }

    /** Whether there was no answer, or the connection broke. */
    boolean isBrokenConnection() {
        return !isLocal()
                && (isTimeout()
                        || causes.stream()
                                .anyMatch(cause -> cause instanceof SocketException
                                        || cause instanceof EOFException
                                        || (cause instanceof IOException
                                                && String.valueOf(cause.getMessage())
                                                        .contains("Unexpected end of file"))));
    }

    /** Whether the registry is too slow for the time limit. */
    boolean isTimeout() {
        return find(SocketTimeoutException.class).isPresent();
    }

    /** Whether a retry may succeed. */
    boolean mayPass() {
        OptionalInt status = status();
        if (status.isPresent()) {
            return PASSING.contains(status.getAsInt());
        }
        return isBrokenConnection() && !isTls() && !isUnknownHost();
    }

    /** What the registry did, as the end of a sentence that begins with its {@link #subject}. */
    String phrase() {
        OptionalInt status = status();
        if (status.isPresent()) {
            return "answers " + status.getAsInt() + statusName(status.getAsInt());
        }
        Optional<WrongContentException> wrong = find(WrongContentException.class);
        if (wrong.isPresent()) {
            return wrong.get().phrase();
        }
        if (isUnknownHost()) {
            return "is an unknown host";
        }
        if (isTimeout()) {
            return "doesn't answer in time";
        }
        return find(ConnectException.class).isPresent() ? "can't be reached" : "closed the connection";
    }

    private static String statusName(int status) {
        return switch (status) {
            case 429 -> " (too many requests)";
            case 500 -> " (internal error)";
            case 502, 503, 504 -> " (unavailable)";
            default -> "";
        };
    }
}
