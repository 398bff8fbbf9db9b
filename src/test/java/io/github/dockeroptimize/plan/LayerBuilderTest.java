package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerBuilderTest {

    private static final Source FILE = new Source.DiskFile(Path.of("a.txt"), 7, "a.txt");

    private static LayerName name(String name) {
        return new LayerName(name);
    }

    @Test
    void keepsTheOrderInWhichLayersAreNamedAndLeavesOutEmptyOnes() {
        LayerBuilder builder = new LayerBuilder(new ImagePath("/app"))
                .layer(name("first"))
                .layer(name("empty"))
                .layer(name("second"));
        builder.add(name("second"), "b.txt", FILE);
        builder.add(name("unnamed"), "c.txt", FILE);
        builder.add(name("first"), "a.txt", FILE);

        assertThat(builder.build())
                .extracting(layer -> layer.name().value())
                .containsExactly("first", "second", "unnamed");
    }

    @Test
    void putsEveryFolderBeforeWhatIsInIt() {
        LayerBuilder builder = new LayerBuilder(new ImagePath("/app"));
        builder.add(name("all"), "a/b/one.txt", FILE);
        builder.add(name("all"), "a/two.txt", FILE);
        builder.add(name("all"), "a/b/three.txt", FILE);

        Layer layer = builder.build().get(0);
        assertThat(layer.entries())
                .extracting(entry -> entry.path().value())
                .containsExactly(
                        "/app", "/app/a", "/app/a/b", "/app/a/b/one.txt", "/app/a/b/three.txt", "/app/a/two.txt");
        assertThat(layer.files()).hasSize(3);
        assertThat(layer.size()).isEqualTo(21);
    }

    @Test
    void isTheSameInWhateverOrderItsFilesCome() {
        LayerBuilder builder = new LayerBuilder(new ImagePath("/app"));
        builder.add(name("all"), "lib/b.jar", FILE);
        builder.add(name("all"), "lib/a.jar", FILE);
        LayerBuilder other = new LayerBuilder(new ImagePath("/app"));
        other.add(name("all"), "lib/a.jar", FILE);
        other.add(name("all"), "lib/b.jar", FILE);

        assertThat(builder.build()).isEqualTo(other.build());
        assertThat(builder.build().get(0).entries()).extracting(Entry::path).isSorted();
    }

    @Test
    void takesTheFirstOfTwoFilesOfOnePath() {
        Source other = new Source.DiskFile(Path.of("b.txt"), 9, "b.txt");
        LayerBuilder builder = new LayerBuilder(new ImagePath("/app"));
        builder.add(name("all"), "a.txt", FILE);
        builder.add(name("all"), "a.txt", other);

        assertThat(builder.build().get(0).files()).extracting(Entry::source).containsExactly(FILE);
    }

    @ParameterizedTest
    @CsvSource({
        "/app, 755 0:0 /app",
        "/srv, 755 0:0 /srv",
        "/opt/app, 755 0:0 /opt;755 0:0 /opt/app",
        "/usr/local/lib/app, 755 0:0 /usr/local/lib;755 0:0 /usr/local/lib/app",
        "/tmp/x, 1777 0:0 /tmp;755 0:0 /tmp/x",
        "/var/tmp/x, 1777 0:0 /var/tmp;755 0:0 /var/tmp/x",
        "/root/x, 700 0:0 /root;755 0:0 /root/x",
        "/home/me/app, 755 0:0 /home;755 0:0 /home/me;755 0:0 /home/me/app",
        "/deployments/app, 755 0:0 /deployments;755 0:0 /deployments/app",
        "/usr/local/tomcat/webapps/ROOT, 755 0:0 /usr/local/tomcat/webapps;755 0:0 /usr/local/tomcat/webapps/ROOT",
        "/var/lib/jetty/webapps/ROOT, 755 999:999 /var/lib/jetty/webapps;755 0:0 /var/lib/jetty/webapps/ROOT"
    })
    void statesTheFoldersFromTheInnermostThatBasesHave(String root, String folders) {
        LayerBuilder builder = new LayerBuilder(new ImagePath(root));
        builder.add(name("all"), "a.txt", FILE);

        assertThat(builder.build().get(0).entries())
                .filteredOn(Entry::isFolder)
                .extracting(entry -> Integer.toOctalString(entry.mode()) + " " + entry.owner() + " " + entry.path())
                .isEqualTo(List.of(folders.split(";", -1)));
    }

    @Test
    void statesTheFoldersInEveryLayerAlike() {
        LayerBuilder builder = new LayerBuilder(new ImagePath("/tmp/x"));
        builder.add(name("first"), "a.txt", FILE);
        builder.add(name("second"), "b.txt", FILE);

        List<Layer> layers = builder.build();
        assertThat(layers.get(0).entries().subList(0, 2))
                .isEqualTo(layers.get(1).entries().subList(0, 2));
    }
}
