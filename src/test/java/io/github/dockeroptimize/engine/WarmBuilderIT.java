package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A builder with a cache never builds old code. BuildKit doesn't ask for a file again that has the size and the time of
 * the one that it has, so the changes here leave every size as it was.
 */
@RequiresEngine
class WarmBuilderIT {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"boot-web, src/main/java/apps/Greeting.java", "plain/app, sibling/src/main/java/apps/sibling/Words.java"
    })
    void aChangeThatLeavesTheSizeReachesTheContainer(String name, String file) throws IOException {
        App app = App.copy(name, "3.5.16", Apps.fresh("warm")).build("-Ddocker-optimize.contents=layers");
        Map<String, Long> sizes = sizes(app.context());
        String image = Engine.whileCacheStays(() -> {
            Engine.build(app.context(), "warm");
            app.replaceIn(file, "hello", "hullo");
            app.build("-Ddocker-optimize.contents=layers");
            return Engine.build(app.context(), "warm");
        });

        assertThat(sizes(app.context())).isEqualTo(sizes);
        try (Container container = Container.start(image)) {
            assertThat(container.get("/")).isEqualTo("hullo");
        }
    }

    private static Map<String, Long> sizes(Path context) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(context)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sizes.put(context.relativize(file).toString(), Files.size(file));
            }
        }
        return sizes;
    }
}
