package io.github.dockeroptimize.report;

import io.github.dockeroptimize.plan.BaseImage;
import java.util.OptionalLong;

/** Knows how large base images are, or why it doesn't. */
public interface BaseSizes {

    Answer of(BaseImage base);

    /**
     * What is known of one.
     *
     * @param compressed the sizes of its layers together, as its registry stores them
     * @param whyNot what is in the way; empty where nothing is
     */
    record Answer(OptionalLong compressed, String whyNot) {

        public static Answer of(long compressed) {
            return new Answer(OptionalLong.of(compressed), "");
        }

        public static Answer unknown(String whyNot) {
            return new Answer(OptionalLong.empty(), whyNot);
        }
    }
}
