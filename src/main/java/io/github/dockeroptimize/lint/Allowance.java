package io.github.dockeroptimize.lint;

/** How much text all variables of a Dockerfile together may become: a few lines could double it without end. */
final class Allowance {

    private static final int CHARACTERS = 1 << 23;

    private int left = CHARACTERS;

    void take(int characters) throws ExpansionException {
        left -= characters;
        if (left < 0) {
            throw new ExpansionException("Its variables become more than " + CHARACTERS
                    + " characters; take those out that hold one another");
        }
    }
}
