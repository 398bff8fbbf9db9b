package io.github.dockeroptimize.registry;

import java.time.Duration;

/** The time limits of requests, set by jib-core's own property so that all requests share them. */
public final class TimeLimit {

    public static final String PROPERTY = "jib.httpTimeout";

    private static final int USUAL = 20_000;

    /** Uploads may stall for longer than answers, since they share the connection with other uploads. */
    private static final int UPLOAD = 3;

    private TimeLimit() {}

    /** In milliseconds; zero means none. */
    public static int ofAnswers() {
        return Math.max(0, Integer.getInteger(PROPERTY, USUAL));
    }

    /** The limit of uploads; zero means none. */
    public static Duration ofUploads() {
        return Duration.ofMillis(ofAnswers()).multipliedBy(UPLOAD);
    }
}
