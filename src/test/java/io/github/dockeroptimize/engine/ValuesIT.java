package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What users write arrives in the container as they wrote it. */
@RequiresEngine
class ValuesIT {

    static final String NASTY = "a \"b\" 'c' $HOME ${PATH} \\ \\n %s Größe #=;&|<>` \u65e5\u672c";

    @Test
    void environmentLabelsAndArgumentsArriveUnchanged() {
        Path context = Apps.boot("3.5.16")
                .generate(
                        "values",
                        "-Ddocker-optimize.environment.NASTY=" + NASTY,
                        "-Ddocker-optimize.labels.nasty=" + NASTY,
                        "-Ddocker-optimize.arguments=" + NASTY + ",--second",
                        "-Ddocker-optimize.volumes=/data,/var/cache/app",
                        "-Ddocker-optimize.healthCheck=test,-d,/app");

        String image = Engine.build(context, "values");

        assertThat(Engine.check(context)).contains("no warnings found");
        assertThat(Engine.inspect(image, "{{index .Config.Labels \"nasty\"}}")).isEqualTo(NASTY);
        assertThat(Engine.inspect(image, "{{json .Config.Volumes}}")).isEqualTo("{\"/data\":{},\"/var/cache/app\":{}}");
        assertThat(Engine.inspect(image, "{{json .Config.Healthcheck.Test}}"))
                .isEqualTo("[\"CMD\",\"test\",\"-d\",\"/app\"]");
        try (Container container = Container.start(image, "-e", "LANG=C.UTF-8")) {
            assertThat(container.get("/environment?name=NASTY")).isEqualTo(NASTY);
            assertThat(container.get("/arguments")).isEqualTo(NASTY + "\n--second");
        }
    }
}
