package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change alters the layer that it belongs to and no other, on a builder with a cache and on one without. */
@RequiresEngine
class ChangeIT {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "boot-web, src/main/java/apps/Greeting.java, hello, 4, 2",
        "plain/app, app/src/main/java/apps/App.java, Words.greeting(), 4, 1"
    })
    void onlyTheLayerOfTheChangeChanges(String name, String file, String code, int count, int snapshotLayer) {
        Changing changing = Changing.of("changed-by-" + name.replaceFirst("/.*", ""));
        changing.install("first\n");
        App app = App.copy(name, "3.5.16", Apps.fresh("change"));
        changing.in(app, name.equals("boot-web") ? "pom.xml" : "app/pom.xml");
        app.build();
        List<String> before = layers(app.context(), false);
        assertThat(before).hasSize(count);

        app.replaceIn(file, code, code.equals("hello") ? "changed" : code + ".concat(\"!\")");
        app.build();
        List<String> changed = layers(app.context(), false);
        assertThat(changed.subList(0, count - 1)).isEqualTo(before.subList(0, count - 1));
        assertThat(changed.get(count - 1)).isNotEqualTo(before.get(count - 1));
        assertThat(layers(app.context(), true)).isEqualTo(changed);

        changing.install("second\n");
        app.maven("clean", "package");
        List<String> bumped = layers(app.context(), true);
        assertThat(bumped.get(snapshotLayer)).isNotEqualTo(changed.get(snapshotLayer));
        List<String> others = new ArrayList<>(changed);
        others.set(snapshotLayer, bumped.get(snapshotLayer));
        assertThat(bumped).isEqualTo(others);
    }

    private static List<String> layers(Path context, boolean cold) {
        String image = cold ? Engine.buildCold(context, "change") : Engine.build(context, "change");
        return Engine.layers(image, Engine.layerCount("eclipse-temurin:17-jre"));
    }
}
