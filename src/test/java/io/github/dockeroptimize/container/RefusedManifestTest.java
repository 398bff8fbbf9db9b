package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.image.ImageFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of registries, as their users have reported them. */
class RefusedManifestTest {

    @ParameterizedTest
    @CsvSource({
        "400, The image tag '1' already exists in the 'app' repository and cannot be overwritten",
        "400, TAG_INVALID tag immutability",
        "403, DENIED not enough permissions to overwrite artifact",
        "409, TAG_EXISTS tag is locked",
        "409, ''",
        "400, BLOB_UPLOAD_INVALID blob upload invalid Repository does not allow updating assets: docker",
        "412, PRECONDITION Failed to process request due to 'app:1' configured as immutable.",
    })
    void aTagThatMayNotChange(int status, String detail) {
        assertThat(RefusedManifest.explain(status, detail, ImageFormat.DOCKER, "1"))
                .hasValue(" doesn't let the tag '1' name another image (" + status
                        + (detail.isEmpty() ? "" : ", " + detail)
                        + "); push to another tag, or allow it in the registry's settings");
    }

    @ParameterizedTest
    @CsvSource({
        "415, '', docker, oci",
        "400, MANIFEST_INVALID manifest invalid: unsupported media type, oci, docker",
        "422, mediaType not allowed, docker, oci",
    })
    void aFormatThatIsNotTaken(int status, String detail, String format, String other) {
        assertThat(RefusedManifest.explain(
                        status, detail, format.equals("oci") ? ImageFormat.OCI : ImageFormat.DOCKER, "1"))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(" doesn't take manifests of the format '" + format + "' (" + status)
                        .endsWith("; set <format>" + other + "</format> or -Ddocker-optimize.format=" + other));
    }

    @ParameterizedTest
    @CsvSource({
        "403, DENIED no permission",
        "400, NAME_INVALID",
        "404, already exists",
        "500, immutable",
        "412, PRECONDITION adding 30 MiB which when updated to current usage will exceed the configured upper limit",
        "403, DENIED your storage quota is reached"
    })
    void otherRefusalsAreNeither(int status, String detail) {
        assertThat(RefusedManifest.explain(status, detail, ImageFormat.DOCKER, "1"))
                .isEmpty();
    }
}
