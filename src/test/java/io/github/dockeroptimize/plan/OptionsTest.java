package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.image.HealthCheck;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Options.Layout;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A change of one thing changes nothing else. */
class OptionsTest {

    private static final Optional<BaseImage> IMAGE = Optional.of(new BaseImage("eclipse-temurin:21-jre"));

    private static final ImageConfig CONFIG = new ImageConfig(
            List.of("entrypoint"),
            List.of("arguments"),
            Map.of("environment", "x"),
            Map.of("labels", "x"),
            Map.of("annotations", "x"),
            List.of(Port.tcp(1)),
            new User("1"),
            Optional.of(new ImagePath("/working-directory")),
            List.of(new ImagePath("/volume")),
            Optional.of(HealthCheck.of(List.of("health-check"))));

    private static final Options OPTIONS = new Options(
            ImageName.parse("image:1"),
            IMAGE,
            ContentsChoice.ARCHIVE,
            Layout.THIN,
            CONFIG,
            List.of("-Xmx1g"),
            List.of(new Platform("linux", "arm64")),
            new DependencySplit.ByCost(LayerBudget.parse("7"), BumpWeights.EQUAL),
            Optional.of(new BaseImage("maven:3")),
            new Packages(List.of("libpq5"), List.of("gcc")),
            GoFlags.parse(List.of("-tags=a"), List.of()),
            Additions.NONE.withWritable(List.of(new ImagePath("/data"))));

    static Stream<Record> records() {
        return Stream.of(CONFIG, OPTIONS);
    }

    @ParameterizedTest
    @MethodSource("records")
    void eachChangeIsOfOneComponent(Record full) throws Exception {
        Record empty =
                full instanceof Options ? Options.defaults(ImageName.parse("image:1")) : ImageConfig.of(new User("0"));
        for (RecordComponent component : full.getClass().getRecordComponents()) {
            String name = component.getName();
            if (name.equals("image")) {
                continue;
            }
            Object value = component.getAccessor().invoke(empty);
            Object changed = full.getClass()
                    .getMethod(
                            "with" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                            component.getType())
                    .invoke(full, value);
            for (RecordComponent other : full.getClass().getRecordComponents()) {
                assertThat(other.getAccessor().invoke(changed))
                        .as(name + " changes " + other.getName())
                        .isEqualTo(
                                other.getName().equals(name)
                                        ? value
                                        : other.getAccessor().invoke(full));
            }
            assertThat(changed).isNotEqualTo(full);
        }
    }

    @Test
    void anArchiveThatExtractsItselfIsNotSplit() {
        assertThat(OPTIONS.splitAs(DependencySplit.NONE).contents()).isEqualTo(ContentsChoice.LAYERS);
        assertThat(OPTIONS.withContents(ContentsChoice.AUTO)
                        .splitAs(DependencySplit.NONE)
                        .contents())
                .isEqualTo(ContentsChoice.AUTO);
    }
}
