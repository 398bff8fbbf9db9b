package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.Trait;
import java.util.stream.Stream;

/** Every change pushes the whole uber jar. */
final class UberJarAdviser implements Advisor.Adviser {

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        if (!context.has(Trait.UNDIVIDED)) {
            return Stream.empty();
        }
        long size = context.variants().plan().size();
        return Stream.of(new Advice(
                "uber-jar",
                "Package a plain jar instead of an uber jar",
                "Each changed class pushes " + Bytes.text(size)
                        + ", since an uber jar can't be divided into layers. With a plain jar, dependencies get their"
                        + " own layers.",
                size,
                "remove the shade or assembly execution from the POM"));
    }
}
