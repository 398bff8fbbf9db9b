package io.github.dockeroptimize.check;

/** Something that an image has to keep to. */
interface Rule {

    /** As it stands in {@code rules}. */
    String name();

    /** The limit where a user sets none; empty where the rule needs none, or has none of its own. */
    String ownLimit();

    /** Whether it takes a limit beside a level. */
    default boolean takesLimit() {
        return true;
    }

    /** Whether it is in force where a user says nothing of it. */
    boolean isOn();

    /** Whether it has anything to say; most rules are about an image. */
    default boolean concerns(Subject subject) {
        return subject.image().isPresent();
    }

    /**
     * What it says of an image.
     *
     * @throws io.github.dockeroptimize.InvalidInputException if the limit can't be understood
     */
    Outcome judge(Subject subject, String limit);
}
