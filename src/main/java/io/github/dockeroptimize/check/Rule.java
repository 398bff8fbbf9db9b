package io.github.dockeroptimize.check;

/**
 * A requirement of an image or its Dockerfiles.
 *
 * @param <L> the type of its limit
 */
interface Rule<L> {

    /** Its name, its level and the type of its limit. */
    RuleSpec<L> spec();

    /** Whether the rule applies to the input; most rules need an image. */
    default boolean concerns(CheckInput subject) {
        return subject.image().isPresent();
    }

    /** The outcome for the input. */
    Outcome judge(CheckInput subject, L limit);
}
