package io.github.dockeroptimize.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.AddedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class AddedFilesReaderTest {

    @TempDir
    Path folder;

    private Path module;

    @BeforeEach
    void module() throws IOException {
        module = Files.createDirectories(folder.toRealPath().resolve("module"));
    }

    private void write(String path, String mode) throws IOException {
        Path file = module.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, path);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static AddedFilesRequest request(String from, String to, List<String> includes, List<String> excludes) {
        return new AddedFilesRequest(from, to, OptionalInt.empty(), 0, 0, includes, excludes, Optional.empty());
    }

    private static AddedFilesRequest request(String from, String to) {
        return request(from, to, List.of(), List.of());
    }

    private List<String> read(AddedFilesRequest... requests) {
        return new AddedFilesReader(module)
                .read(List.of(requests)).stream()
                        .flatMap(AddedFilesReaderTest::lines)
                        .toList();
    }

    private static Stream<String> lines(AddedFiles added) {
        return added.files().stream()
                .map(file -> String.join(
                                " ",
                                file.kind().name(),
                                Integer.toOctalString(file.mode()),
                                file.path(),
                                "from",
                                file.origin(),
                                file.target())
                        .strip());
    }

    @Test
    void areAllOfADirectory() throws IOException {
        write("conf/a.conf", "rw-------");
        write("conf/bin/run.sh", "rwx------");
        Files.createDirectories(module.resolve("conf/empty"));
        Files.createSymbolicLink(module.resolve("conf/link"), Path.of("bin/run.sh"));

        assertThat(read(request("conf", "/opt/x")))
                .containsExactly(
                        "FILE 644 /opt/x/a.conf from conf/a.conf",
                        "DIRECTORY 755 /opt/x/bin from conf/bin",
                        "FILE 755 /opt/x/bin/run.sh from conf/bin/run.sh",
                        "DIRECTORY 755 /opt/x/empty from conf/empty",
                        "LINK 777 /opt/x/link from conf/link bin/run.sh");
    }

    @ParameterizedTest
    @CsvSource({
        "a.conf, /etc/b.conf, /etc/b.conf",
        "a.conf, /etc/, /etc/a.conf",
        "a.conf, /, /a.conf",
        "./sub/../a.conf, /etc/, /etc/a.conf",
        "link.conf, /etc/, /etc/link.conf"
    })
    void areOneFile(String from, String to, String place) throws IOException {
        write("a.conf", "rw-r--r--");
        write("sub/b", "rw-r--r--");
        Files.createSymbolicLink(module.resolve("link.conf"), Path.of("a.conf"));

        assertThat(read(request(from, to))).containsExactly("FILE 644 " + place + " from " + from);
    }

    @ParameterizedTest
    @CsvSource({
        "**/*.conf, '', 'a.conf,sub,sub/b.conf,sub/deep,sub/deep/c.conf'",
        "*.conf, '', a.conf",
        "sub/, '', 'sub,sub/b.conf,sub/deep,sub/deep/c.conf,sub/x.txt'",
        "'', sub/**, 'a.conf,y.txt'",
        "'', **/*.conf, 'sub,sub/x.txt,y.txt'",
        "sub/?.conf, '', 'sub,sub/b.conf'",
        "**, **/deep/**, 'a.conf,sub,sub/b.conf,sub/x.txt,y.txt'"
    })
    void areSelectedAsInMavensFileSets(String include, String exclude, String names) throws IOException {
        for (String file : List.of("a.conf", "y.txt", "sub/b.conf", "sub/x.txt", "sub/deep/c.conf")) {
            write("f/" + file, "rw-r--r--");
        }

        assertThat(new AddedFilesReader(module)
                        .read(List.of(request("f", "/", one(include), one(exclude))))
                        .get(0)
                        .files())
                .extracting(file -> file.path().substring(1))
                .containsExactly(names.split(",", -1));
    }

    private static List<String> one(String pattern) {
        return pattern.isEmpty() ? List.of() : List.of(pattern);
    }

    @Test
    void areThoseOfTheUsualDirectoriesWithoutAWord() throws IOException {
        write("src/main/docker-optimize/etc/a", "rw-r--r--");
        write("src/main/jib/etc/b", "rw-r--r--");

        assertThat(read())
                .containsExactly(
                        "DIRECTORY 755 /etc from src/main/jib/etc",
                        "FILE 644 /etc/b from src/main/jib/etc/b",
                        "DIRECTORY 755 /etc from src/main/docker-optimize/etc",
                        "FILE 644 /etc/a from src/main/docker-optimize/etc/a");
        assertThat(new AddedFilesReader(module).notes(List.of()))
                .singleElement()
                .asString()
                .contains("as with Jib");
    }

    @Test
    void areNotThoseOfAUsualDirectoryThatIsNamed() throws IOException {
        write("src/main/jib/etc/b", "rw-r--r--");
        AddedFilesRequest named = request("src/main/jib/etc", "/opt");

        assertThat(read(named)).containsExactly("FILE 644 /opt/b from src/main/jib/etc/b");
        assertThat(new AddedFilesReader(module).notes(List.of(named))).isEmpty();
    }

    @Test
    void mayLieElsewhereIfNamedAbsolutely() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("shared.conf"), "x");

        assertThat(read(request(elsewhere.toString(), "/etc/")))
                .containsExactly("FILE 644 /etc/shared.conf from shared.conf");
    }

    @Test
    void aModeIsThatOfFiles() throws IOException {
        write("conf/a", "rwx------");
        List<AddedFiles> added = new AddedFilesReader(module)
                .read(List.of(new AddedFilesRequest(
                        "conf", "/x", OptionalInt.of(0640), 1, 2, List.of(), List.of(), Optional.of("own"))));

        assertThat(added.get(0).layer()).contains("own");
        assertThat(added.get(0).groupId()).isEqualTo(2);
        assertThat(lines(added.get(0))).containsExactly("FILE 640 /x/a from conf/a");
    }

    @Test
    void anAbsoluteLinkHasToLeadSomewhereInTheImage() throws IOException {
        Files.createDirectories(module.resolve("out"));
        Files.createSymbolicLink(module.resolve("out/zone"), Path.of("/usr/share/zoneinfo/UTC"));
        Files.createSymbolicLink(module.resolve("out/near"), Path.of("zone"));
        AddedFilesReader reader = new AddedFilesReader(module);
        List<AddedFilesRequest> requests = List.of(request("out", "/"));
        reader.read(requests);
        assertThat(reader.notes(requests))
                .containsExactly("'out/zone' is a link to '/usr/share/zoneinfo/UTC', which has to exist in the image");
    }

    @ParameterizedTest
    @CsvSource({
        "gone, **, 'gone'', which doesn''t exist; name a file'",
        "../shared, **, 'outside of the module''s directory; name it absolutely'",
        "conf, *.none, 'where no file is selected; correct <includes>'",
        "pipes, **, 'which is a socket, a pipe or a device; exclude it'",
        "links, **, 'a path of this machine; make it a relative link'",
        "home, **, 'a path of this machine; make it a relative link'",
        "broken, **, 'a name with a control character; exclude it'"
    })
    void areRefusedWithTheWayOut(String from, String include, String message) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("shared"));
        write("conf/a", "rw-r--r--");
        Files.createDirectories(module.resolve("links"));
        Files.createSymbolicLink(module.resolve("links/l"), module.resolve("conf/a"));
        Files.createDirectories(module.resolve("home"));
        Files.createSymbolicLink(module.resolve("home/l"), Path.of(System.getProperty("user.home"), "x/../y"));
        Files.createDirectories(module.resolve("broken"));
        Files.createSymbolicLink(module.resolve("broken/l"), Path.of("a\nRUN b"));
        Files.createDirectories(module.resolve("pipes"));
        new ProcessBuilder("mkfifo", module.resolve("pipes/p").toString())
                .start()
                .waitFor();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(request(from, "/", List.of(include), List.of())))
                .withMessageContaining(message);
    }
}
