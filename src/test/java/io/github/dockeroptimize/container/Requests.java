package io.github.dockeroptimize.container;

import java.nio.file.Path;

/** Requests for the tests of other rooms. */
public final class Requests {

    private Requests() {}

    public static BuildRequest pushed(Path folder, String image, String... tags) {
        return TestRequest.in(folder).image(image).tags(tags).toRegistry().build();
    }
}
