package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BuildRequest;
import io.github.dockeroptimize.container.Requests;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushedNamesTest {

    @TempDir
    Path folder;

    private final PushedNames names = new PushedNames(new HashMap<>());

    @Test
    void twoModulesCannotPushOneName() {
        names.take("shop:web", pushed("shop/app:1"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> names.take("shop:api", pushed("docker.io/shop/app:1")))
                .withMessage("'image' is 'docker.io/shop/app:1' in the modules 'shop:web' and 'shop:api', so that one"
                        + " would replace the other; give each module a name of its own, such as"
                        + " <image>registry.example.com/${project.artifactId}</image>");
    }

    @Test
    void aTagCountsAsMuchAsTheName() {
        names.take("shop:web", pushed("shop/app:1", "latest"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> names.take("shop:api", pushed("shop/app:2", "latest")));
    }

    @Test
    void otherNamesTagsAndExecutionsAreFine() {
        names.take("shop:web", pushed("shop/app:1"));
        assertThatCode(() -> {
                    names.take("shop:web", pushed("shop/app:1"));
                    names.take("shop:api", pushed("shop/app:2"));
                    names.take("shop:api", pushed("shop/api:1"));
                })
                .doesNotThrowAnyException();
    }

    private BuildRequest pushed(String image, String... tags) {
        return Requests.pushed(folder, image, tags);
    }
}
