package io.github.dockeroptimize.layering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LockFileTest {

    private static final String GOOD = """
            layer org.b
            layer org.a
            org.a:one org.a
            org.b:two:linux-x86_64 org.b
            """;

    @Test
    void isReadableAndSorted() {
        Lock lock = new Lock(
                List.of("org.b", "org.a"),
                new TreeMap<>(Map.of("org.b:two:linux-x86_64", "org.b", "org.a:one", "org.a")));

        String text = LockFile.write(lock);

        assertThat(text.lines().filter(line -> !line.startsWith("#") && !line.isEmpty()))
                .containsExactlyElementsOf(GOOD.lines().toList());
        assertThat(text)
                .startsWith("# Which layer")
                .contains("mvn docker-optimize:lock")
                .endsWith("\n");
        assertThat(text.lines()).allMatch(line -> line.length() <= 110);
    }

    @ParameterizedTest
    @MethodSource("io.github.dockeroptimize.layering.FleetLayeringTest#seeds")
    void isReadAsItWasWritten(int seed) {
        Lock lock = FleetLayering.lock(TestFleet.random(seed), Optional.empty(), BumpWeights.EQUAL)
                .lock();

        assertThat(LockFile.read(LockFile.write(lock), "lock")).isEqualTo(lock);
    }

    @Test
    void maySpeakInBlanksAndComments() {
        assertThat(LockFile.read("\r\n# why\r\n  layer   org.b \r\n\r\nlayer org.a\r\norg.a:one\torg.a\r\n", "lock")
                        .artifacts())
                .isEqualTo(Map.of("org.a:one", "org.a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
            org.c:three ~ 'org.c:three' is neither 'layer NAME' nor 'groupId:artifactId[:classifier] LAYER'; correct it,
            org.c:three org.a 1.0 ~ 'org.c:three org.a 1.0' is neither 'layer NAME' nor 'groupId:artifactId[:classifier] LAYER'; correct it,
            org.c three org.a ~ 'org.c three org.a' is neither 'layer NAME' nor 'groupId:artifactId[:classifier] LAYER'; correct it,
            org.c:three:a:b org.a ~ 'org.c:three:a:b org.a' is neither 'layer NAME' nor 'groupId:artifactId[:classifier] LAYER'; correct it,
            layer ../up ~ 'layer ../up' is neither 'layer NAME' nor 'groupId:artifactId[:classifier] LAYER'; correct it,
            layer       ~ 'layer' is neither 'layer NAME' nor 'groupId:artifactId[:classifier] LAYER'; correct it,
            org.a:one org.a ~ 'org.a:one' is already in line 3; remove one of the two,
            org.a:one org.b ~ 'org.a:one' is already in line 3; remove one of the two,
            layer org.a ~ 'org.a' is already in line 2; remove one of the two,
            org.c:three org.c ~ 'org.c' is not declared by a line 'layer org.c'; add that line or name another layer,
            <<<<<<< HEAD ~ '<<<<<<< HEAD' is left over from a merge; keep the lines of both sides, one per artifact,
            =======     ~ '=======' is left over from a merge; keep the lines of both sides, one per artifact,
            >>>>>>> feature/x y ~ '>>>>>>> feature/x y' is left over from a merge; keep the lines of both sides, one per artifact,
            ||||||| base ~ '||||||| base' is left over from a merge; keep the lines of both sides, one per artifact,
            """)
    void saysWhichLineIsWrong(String line, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> LockFile.read(GOOD + line + "\n", "docker-optimize.lock"))
                .withMessage("docker-optimize.lock, line 5: " + message
                        + " or delete the file and run 'mvn docker-optimize:lock'");
    }
}
