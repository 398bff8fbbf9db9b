package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.AddedFilesRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileParameterTest {

    private static FileParameter file(String from, String to, String mode, String owner, String layer) {
        FileParameter file = new FileParameter();
        file.from = from;
        file.to = to;
        file.mode = mode;
        file.owner = owner;
        file.layer = layer;
        return file;
    }

    @Test
    void isWhatTheUserSets() {
        FileParameter file = file(" conf ", "/etc/acme/", "4750", "7:8", "own");
        file.includes = Arrays.asList("*.conf", null);
        file.excludes = List.of("b.conf");

        assertThat(file.read())
                .isEqualTo(new AddedFilesRequest(
                        "conf",
                        "/etc/acme/",
                        OptionalInt.of(04750),
                        7,
                        8,
                        List.of("*.conf"),
                        List.of("b.conf"),
                        Optional.of("own")));
    }

    @ParameterizedTest
    @CsvSource({
        "conf, conf, /",
        "conf:/etc/acme, conf, /etc/acme",
        "conf:/, conf, /",
        "/a/b:/etc/, /a/b, /etc/",
        "C:\\conf, C:\\conf, /",
        "C:/conf:/etc, C:/conf, /etc"
    })
    void hasAShortForm(String text, String from, String to) {
        FileParameter file = new FileParameter();
        file.set(text);

        assertThat(file.read().from()).isEqualTo(from);
        assertThat(file.read().to()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "'', /x, 644, 0, a, has an element without 'from'; name a file",
        "a, x, 644, 0, a, 'is ''x'', which is not a path in an image; give an absolute path'",
        "a, /x/../y, 644, 0, a, 'is ''/x/../y'', which is not a path in an image'",
        "a, /x, 888, 0, a, 'has ''mode'' ''888'', which is not a mode; give octal digits'",
        "a, /x, rw, 0, a, 'has ''mode'' ''rw'''",
        "a, /x, 644, nginx, a, 'has ''owner'' ''nginx'', which is not numeric'",
        "a, /x, 644, 0, a/b, 'has ''layer'' ''a/b'', which is not the name of a layer'"
    })
    void isRefusedWithTheWayOut(String from, String to, String mode, String owner, String layer, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(file(from, to, mode, owner, layer)::read)
                .withMessageContaining("'files' " + message);
    }
}
