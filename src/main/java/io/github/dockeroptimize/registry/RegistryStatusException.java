package io.github.dockeroptimize.registry;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A registry answered with an unexpected HTTP status. */
public final class RegistryStatusException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String retryAfter;
    private final String detail;

    /**
     * The answer to a request.
     *
     * @param asked the host, and what it was asked for
     * @param detail the registry's own words; may be empty
     */
    public RegistryStatusException(String asked, int status, @Nullable String retryAfter, String detail) {
        super(asked + " answered " + status + (detail.isEmpty() ? "" : " (" + detail + ")"));
        this.status = status;
        this.retryAfter = retryAfter;
        this.detail = detail;
    }

    static RegistryStatusException of(String asked, HttpURLConnection answer) throws IOException {
        return new RegistryStatusException(
                asked, answer.getResponseCode(), retryAfter(answer), RegistryError.of(answer));
    }

    /** In seconds. A date counts from the time of the answer by the same clock (RFC 9110, 10.2.3). */
    private static @Nullable String retryAfter(HttpURLConnection answer) {
        long date = answer.getHeaderFieldDate("Retry-After", 0);
        return date > 0 && answer.getDate() > 0
                ? String.valueOf(Math.max(0, date - answer.getDate()) / 1000)
                : answer.getHeaderField("Retry-After");
    }

    public int status() {
        return status;
    }

    public Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The registry's own words; may be empty. */
    public String detail() {
        return detail;
    }
}
