package io.github.dockeroptimize.report;

import io.github.dockeroptimize.inspect.UberJarApplication;
import java.util.stream.Stream;

/** An uber jar is pushed whole at every change. */
final class UberJarAdviser implements Advisor.Adviser {

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        if (!(context.facts().application() instanceof UberJarApplication)) {
            return Stream.empty();
        }
        long size = context.variants().plan().size();
        return Stream.of(new Advice(
                "uber-jar",
                "Package a plain jar instead of an uber jar",
                "Each changed class pushes " + Bytes.text(size)
                        + ", since nothing in an uber jar can be told apart. Of a plain jar, the dependencies get layers of"
                        + " their own.",
                size,
                "remove the shade or assembly execution from the POM"));
    }
}
