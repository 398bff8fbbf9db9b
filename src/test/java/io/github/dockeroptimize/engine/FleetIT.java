package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a lock, the modules of a reactor have layers in common: in a registry, and whichever way they are built. */
@RequiresEngine
@RequiresRegistry
class FleetIT {

    /** Both have snakeyaml and slf4j; orders has asm besides. */
    private static final int SHARED = 2;

    private static final int OF_ORDERS = 3;

    private String version = "2.3";

    private App orders;
    private App billing;

    @BeforeEach
    void lock() {
        orders = App.copy("fleet/orders", "-", Apps.fresh("fleet"));
        billing = new App(orders.root(), orders.root().resolve("billing"));
        orders.maven(App.goal("lock"), "-Ddocker-optimize.dependencyLayers=3");
        orders.build();
    }

    @Test
    void asBuildMakesThem() {
        haveLayersInCommon(app -> {
            String image = Registry.newImage("fleet");
            app.image(
                    "built",
                    "-Dsnakeyaml.version=" + version,
                    "-Ddocker-optimize.registryMirrors=docker.io=" + Registry.ADDRESS,
                    "-Ddocker-optimize.image=" + image,
                    "-Ddocker-optimize.destination=registry");
            return image;
        });
    }

    @Test
    void asDockerMakesThem() {
        haveLayersInCommon(app -> {
            String image = Registry.newImage("fleet");
            Command.of("docker", "tag", Engine.build(app.context(), "fleet"), image)
                    .run();
            Command.of("docker", "push", "-q", image).run();
            return image;
        });
    }

    private void haveLayersInCommon(Function<App, String> way) {
        String ofOrders = way.apply(orders);
        String ofBilling = way.apply(billing);
        List<String> before = own(ofOrders);

        assertThat(own(ofBilling).subList(0, SHARED)).isEqualTo(before.subList(0, SHARED));
        assertThat(answer(ofOrders)).isEqualTo("orders");
        assertThat(answer(ofBilling)).isEqualTo("billing");

        version = "2.4";
        orders.build("-Dsnakeyaml.version=" + version);
        List<String> after = own(way.apply(orders));

        assertThat(own(way.apply(billing)).subList(0, SHARED)).isEqualTo(after.subList(0, SHARED));
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.subList(1, OF_ORDERS)).isEqualTo(before.subList(1, OF_ORDERS));
    }

    /** The digests of the layers above the base's, as the registry has them. */
    private static List<String> own(String image) {
        int ofBase = Registry.manifest(Registry.JAVA).path("layers").size();
        List<String> digests = new ArrayList<>();
        for (JsonNode layer : Registry.manifest(image).path("layers")) {
            digests.add(layer.path("digest").asText());
        }
        return List.copyOf(digests.subList(ofBase, digests.size()));
    }

    private static String answer(String image) {
        Command.of("docker", "pull", "-q", image).run();
        try (Container container = Container.start(image)) {
            return container.get("/");
        }
    }
}
