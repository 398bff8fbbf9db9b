package io.github.dockeroptimize.report;

import io.github.dockeroptimize.plan.BaseImage;
import java.util.OptionalLong;

/** The sizes of base images, or the reasons why they are unknown. */
public interface BaseSizes {

    Answer of(BaseImage base);

    /**
     * What is known about one base image.
     *
     * @param compressed total size of its layers, as its registry stores them
     * @param whyNot why the size is unknown; empty where it is known
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
