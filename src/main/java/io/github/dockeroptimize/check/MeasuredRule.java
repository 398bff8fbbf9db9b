package io.github.dockeroptimize.check;

import io.github.dockeroptimize.check.CheckInput.Image;
import io.github.dockeroptimize.check.CheckInput.Packed;
import java.util.Optional;

/** A rule about what the build packaged. An image that is compiled in the container can only be measured once it is built. */
interface MeasuredRule<L> extends Rule<L> {

    @Override
    default Outcome judge(CheckInput subject, L limit) {
        Optional<Packed> packed = subject.image().flatMap(Image::contents);
        return packed.isPresent()
                ? judge(packed.get(), limit)
                : Outcome.unknown("the image is compiled in the container, so it can only be measured once it"
                        + " is built; build it, and set -Ddocker-optimize.builtImage to its name");
    }

    /** The outcome for what was packaged. */
    Outcome judge(Packed packed, L limit);
}
