package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.AddedFiles;
import io.github.dockeroptimize.application.AddedFiles.File;
import io.github.dockeroptimize.application.AddedFiles.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddedLayersTest {

    private static final String JAVA = "eclipse-temurin:21-jre";

    private static AddedFiles files(String layer, String... paths) {
        return new AddedFiles(
                Optional.of(layer).filter(name -> !name.isEmpty()),
                0,
                0,
                Stream.of(paths).map(AddedLayersTest::file).toList());
    }

    private static File file(String path) {
        boolean directory = path.endsWith("/");
        return new File(
                directory ? path.substring(0, path.length() - 1) : path,
                Path.of(path),
                directory ? Kind.DIRECTORY : Kind.FILE,
                directory ? 0 : 7,
                directory ? 0755 : 0644,
                "",
                "conf" + path);
    }

    private static Options with(AddedFiles... files) {
        return TestOptions.defaults().withAdditions(Additions.NONE.withFiles(List.of(files), List.of()));
    }

    private static Options writable(String... paths) {
        return TestOptions.defaults()
                .withAdditions(Additions.NONE.withWritable(
                        Stream.of(paths).map(ImagePath::new).toList()));
    }

    private static List<Layer> layers(String base, Options options) {
        LayerBuilder application = new LayerBuilder(new ImagePath("/app"));
        application.add(LayerName.DEPENDENCIES, "lib/a.jar", new Source.Text("", "a"));
        application.add(LayerName.APPLICATION, "app.jar", new Source.Text("", "b"));
        return AddedLayers.of(
                new Arrangement(
                        new BaseImage(base),
                        application.build(),
                        List.of(),
                        Map.of(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        List.of()),
                options);
    }

    /** The layers that are added: name, directory and entries. */
    private static String added(String base, Options options) {
        return layers(base, options).stream()
                .filter(layer -> !List.of("dependencies", "application")
                        .contains(layer.name().value()))
                .map(layer -> layer.name() + " in " + layer.directory() + ":"
                        + layer.entries().stream()
                                .map(entry -> " " + Integer.toOctalString(entry.mode())
                                        + (entry.owner().equals(Owner.ROOT) ? " " : " " + entry.owner() + " ")
                                        + entry.path())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("; "));
    }

    @Test
    void filesAreBelowTheApplicationAndDirectoriesToWriteToAboveIt() {
        Options options = with(files("", "/data/a"), files("certificates", "/data/b"));
        Additions additions = options.additions().withWritable(List.of(new ImagePath("/app/work")));

        assertThat(layers(JAVA, options.withAdditions(additions)))
                .extracting(layer -> layer.name().value())
                .containsExactly("dependencies", "files", "certificates", "application", "writable");
    }

    @ParameterizedTest
    @CsvSource({
        // where the directories of the base are certain, everything is one layer
        JAVA + ", '/data/a,/opt/x/b', 'files in /: 755 /data 644 /data/a 755 /opt 755 /opt/x 644 /opt/x/b'",
        JAVA + ", '/app/config/a', 'files in /app/config: 755 /app 755 /app/config 644 /app/config/a'",
        JAVA + ", '/a', 'files in /: 644 /a'",
        JAVA + ", '/tmp/x/a', 'files in /tmp/x: 1777 /tmp 755 /tmp/x 644 /tmp/x/a'",
        // where they aren't, the innermost common directory, and its parents, keep what the base says
        JAVA + ", '/etc/,/etc/x/,/etc/x/a,/etc/x/b',"
                + " 'files in /etc/x: 755 /etc 755 /etc/x 644 /etc/x/a 644 /etc/x/b'",
        JAVA + ", '/etc/x/a,/home/me/b', 'files in /etc/x: 755 /etc 755 /etc/x 644 /etc/x/a;"
                + " files-2 in /home/me: 755 /home 755 /home/me 644 /home/me/b'",
        JAVA + ", '/etc/a,/etc/x/b',"
                + " 'files in /etc: 755 /etc 644 /etc/a; files-2 in /etc/x: 755 /etc 755 /etc/x 644 /etc/x/b'",
        "example.com/own:1, '/data/a,/data/x/b,/srv/c', 'files in /data: 755 /data 644 /data/a 755 /data/x"
                + " 644 /data/x/b; files-2 in /srv: 755 /srv 644 /srv/c'",
        "example.com/own:1, '/a', 'files in /: 644 /a'",
        // directories with nothing in them are in the image, too
        JAVA + ", '/data/,/data/empty/', 'files in /data: 755 /data 755 /data/empty'"
    })
    void filesAreInAsFewLayersAsKeepTheDirectoriesOfTheBase(String base, String paths, String layers) {
        assertThat(added(base, with(files("", paths.split(",", -1))))).isEqualTo(layers);
    }

    @ParameterizedTest
    @CsvSource({
        JAVA + ", '/data', 'writable in /: 755 65532:65532 /data'",
        JAVA + ", '/app/a,/app/b', 'writable in /app: 755 /app 755 65532:65532 /app/a 755 65532:65532 /app/b'",
        JAVA + ", '/var/lib/x', 'writable in /var/lib: 755 /var/lib 755 65532:65532 /var/lib/x'",
        JAVA + ", '/data,/data/x', 'writable in /: 755 65532:65532 /data 755 65532:65532 /data/x'",
        "example.com/own:1, '/data,/var/log/x', 'writable in /: 755 65532:65532 /data;"
                + " writable-2 in /var/log: 755 /var 755 /var/log 755 65532:65532 /var/log/x'",
        JAVA + ", '/tmp', 'writable in /: 1777 /tmp'",
        "gcr.io/distroless/static-debian13:nonroot, '', ''",
        "registry.example.com/static:1, '', 'writable in /: 1777 /tmp'",
        "scratch, '/data', 'writable in /: 755 65532:65532 /data 1777 /tmp'",
        "gcr.io/distroless/java21-debian13, '', ''"
    })
    void directoriesToWriteToBelongToTheUser(String base, String paths, String layers) {
        assertThat(added(base, writable(paths.isEmpty() ? new String[0] : paths.split(",", -1))))
                .isEqualTo(layers);
    }

    @Test
    void volumesBelongToTheUser() {
        Options options = TestOptions.with().user("1000:7").build();

        assertThat(added(JAVA, options.withConfig(options.config().withVolumes(List.of(new ImagePath("/data"))))))
                .isEqualTo("writable in /: 755 1000:7 /data");
    }

    @ParameterizedTest
    @CsvSource({
        "/app/app.jar, 'at ''/app/app.jar'', where the image has ''/app/app.jar'' of the layer ''application''; set'",
        "/app/lib, 'where the image has ''/app/lib'' of the layer ''dependencies'''",
        "/app/app.jar/x, 'at ''/app/app.jar'', where'",
        "'/data/a,/data/a', 'where the image has ''conf/data/a'''",
        "'/data/a,/data/a/b', 'where the image has ''conf/data/a'''",
        "'/data/a/b,/data/a', 'where the image has ''conf/data/a/b'''"
    })
    void twoFilesAtOnePlaceAreRefused(String paths, String message) {
        AddedFiles[] each =
                Stream.of(paths.split(",", -1)).map(path -> files("", path)).toArray(AddedFiles[]::new);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> layers(JAVA, with(each)))
                .withMessageContaining(message);
    }

    @Test
    void aLayerOfTheApplicationIsRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> layers(JAVA, with(files("dependencies", "/data/a"))))
                .withMessageContaining("'files' has 'layer' 'dependencies', which is a layer of the application");
    }
}
