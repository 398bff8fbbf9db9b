package io.github.dockeroptimize.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryStatusExceptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"120 | 120", "Wed, 21 Oct 2015 07:28:30 GMT | 30", "Wed, 21 Oct 2015 07:27:00 GMT | 0"})
    void retryAfterMayBeADate(String header, String seconds) throws IOException {
        Answer answer = new Answer(Map.of("Retry-After", header, "date", "Wed, 21 Oct 2015 07:28:00 GMT"));
        assertThat(RegistryStatusException.of("it", answer).retryAfter()).contains(seconds);
    }

    private static final class Answer extends HttpURLConnection {

        private final Map<String, String> headers;

        Answer(Map<String, String> headers) throws IOException {
            super(URI.create("https://registry.example.com").toURL());
            this.headers = headers;
        }

        @Override
        public String getHeaderField(String name) {
            return headers.getOrDefault(name, "");
        }

        @Override
        public int getResponseCode() {
            return 429;
        }

        @Override
        public void connect() {}

        @Override
        public void disconnect() {}

        @Override
        public boolean usingProxy() {
            return false;
        }
    }
}
