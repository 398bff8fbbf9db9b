package io.github.dockeroptimize.lint.text;

/** Limits the text that all variables of a Dockerfile expand to: a few lines could double it repeatedly. */
public final class ExpansionBudget {

    private static final int CHARACTERS = 1 << 23;

    private int left = CHARACTERS;

    void take(int characters) throws ExpansionException {
        left -= characters;
        if (left < 0) {
            throw new ExpansionException("The variables expand to more than " + CHARACTERS
                    + " characters; remove those that refer to one another");
        }
    }
}
