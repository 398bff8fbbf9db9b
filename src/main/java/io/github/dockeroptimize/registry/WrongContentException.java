package io.github.dockeroptimize.registry;

import java.io.IOException;

/** A registry answered with something else than what it was asked for, such as a sign-in page. */
public final class WrongContentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String phrase;

    /**
     * The answer.
     *
     * @param phrase the end of a sentence that begins with the registry's name
     */
    public WrongContentException(String registry, String phrase) {
        super(registry + " " + phrase);
        this.phrase = phrase;
    }

    public String phrase() {
        return phrase;
    }
}
