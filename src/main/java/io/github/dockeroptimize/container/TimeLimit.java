package io.github.dockeroptimize.container;

import java.time.Duration;

/** How long a registry may be silent; jib-core's own property, so that there is one for all requests. */
final class TimeLimit {

    static final String PROPERTY = "jib.httpTimeout";

    private static final int USUAL = 20_000;

    /** An upload may be held up longer than an answer, since other uploads share the line. */
    private static final int UPLOAD = 3;

    private TimeLimit() {}

    /** In milliseconds; zero: none. */
    static int ofAnswers() {
        return Math.max(0, Integer.getInteger(PROPERTY, USUAL));
    }

    /** Zero: none. */
    static Duration ofUploads() {
        return Duration.ofMillis(ofAnswers()).multipliedBy(UPLOAD);
    }
}
