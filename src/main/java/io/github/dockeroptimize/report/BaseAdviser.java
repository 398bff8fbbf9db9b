package io.github.dockeroptimize.report;

import io.github.dockeroptimize.plan.BaseImage;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A base image with a JDK, where its JRE variant is known to be smaller. */
final class BaseAdviser implements Advisor.Adviser {

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        BaseImage base = context.facts().plan().baseImage();
        if (!base.reference().contains("-jdk") || base.reference().contains("@")) {
            return Stream.empty();
        }
        BaseImage smaller = new BaseImage(base.reference().replace("-jdk", "-jre"));
        OptionalLong now = context.facts().bases().of(base).compressed();
        OptionalLong then = context.facts().bases().of(smaller).compressed();
        if (now.isEmpty() || then.isEmpty() || then.getAsLong() >= now.getAsLong()) {
            return Stream.empty();
        }
        return Stream.of(new Advice(
                "base-jre",
                "Use a JRE as base image",
                base + " is " + Bytes.text(now.getAsLong()) + ", " + smaller + " is " + Bytes.text(then.getAsLong())
                        + ".",
                now.getAsLong() - then.getAsLong(),
                "<baseImage>" + smaller + "</baseImage>"));
    }
}
