package io.github.dockeroptimize.check;

import io.github.dockeroptimize.check.Subject.Image;
import io.github.dockeroptimize.check.Subject.Packed;
import java.util.Optional;

/** A rule of what the build has packaged. An image that is compiled in the container can't be measured before. */
abstract class MeasuredRule implements Rule {

    @Override
    public final Outcome judge(Subject subject, String limit) {
        Optional<Packed> packed = subject.image().flatMap(Image::contents);
        return packed.isPresent()
                ? judge(packed.get(), limit)
                : Outcome.unknown("the image is compiled in the container, so nothing can be measured before it"
                        + " is built; build it, and name it by -Ddocker-optimize.builtImage");
    }

    abstract Outcome judge(Packed packed, String limit);
}
