package io.github.dockeroptimize.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.registry.credentials.Login;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyPropertiesTest {

    private static final Proxy HTTPS = new Proxy(
            "https", "proxy.example.com", 3128, Optional.of(new Login("me", "s3cret", "test")), "localhost|*.intra");
    private static final Proxy HTTP = new Proxy("http", "plain.example.com", 8080, Optional.empty(), "");

    private final Properties before = new Properties();

    /** Whatever the machine of the test has. */
    @BeforeEach
    void noProxies() {
        before.putAll(System.getProperties());
        before.stringPropertyNames().stream()
                .filter(name -> name.startsWith("http.") || name.startsWith("https."))
                .forEach(System::clearProperty);
    }

    @AfterEach
    void asBefore() {
        System.setProperties(before);
    }

    @Test
    void areSetForTheCallAndTakenBack() {
        try (ProxyProperties applied = ProxyProperties.apply(List.of(HTTP, HTTPS))) {
            assertThat(applied).isNotNull();
            assertThat(property("http.proxyHost")).isEqualTo("plain.example.com");
            assertThat(property("http.proxyPort")).isEqualTo("8080");
            assertThat(property("http.proxyUser")).isNull();
            assertThat(property("http.proxyPassword")).isNull();
            assertThat(property("https.proxyHost")).isEqualTo("proxy.example.com");
            assertThat(property("https.proxyPort")).isEqualTo("3128");
            assertThat(property("https.proxyUser")).isEqualTo("me");
            assertThat(property("https.proxyPassword")).isEqualTo("s3cret");
            assertThat(property("http.nonProxyHosts")).isEqualTo("localhost|*.intra");
        }
        assertThat(System.getProperties().stringPropertyNames())
                .noneMatch(name -> name.contains("proxy") || name.contains("nonProxyHosts"));
    }

    @Test
    void whatWasThereBeforeComesBack() {
        System.setProperty("http.nonProxyHosts", "local");
        System.setProperty("jib.httpTimeout", "1");
        ProxyProperties applied = ProxyProperties.apply(List.of(HTTPS), Map.of("jib.httpTimeout", "2"));
        assertThat(property("http.nonProxyHosts")).isEqualTo("localhost|*.intra");
        assertThat(property("jib.httpTimeout")).isEqualTo("2");
        applied.close();
        assertThat(property("http.nonProxyHosts")).isEqualTo("local");
        assertThat(property("jib.httpTimeout")).isEqualTo("1");
    }

    @Test
    void aProtocolThatTheUserHasSetIsLeftAlone() {
        System.setProperty("https.proxyPort", "1");
        try (ProxyProperties applied = ProxyProperties.apply(List.of(HTTPS, HTTP))) {
            assertThat(applied).isNotNull();
            assertThat(property("https.proxyHost")).isNull();
            assertThat(property("https.proxyPort")).isEqualTo("1");
            assertThat(property("http.nonProxyHosts")).isNull();
            assertThat(property("http.proxyHost")).isEqualTo("plain.example.com");
        }
        assertThat(property("https.proxyPort")).isEqualTo("1");
        assertThat(property("http.proxyHost")).isNull();
    }

    @Test
    void theFirstProxyOfAProtocolCounts() {
        Proxy second = new Proxy("https", "second.example.com", 1, Optional.empty(), "second");
        try (ProxyProperties applied = ProxyProperties.apply(List.of(HTTPS, second))) {
            assertThat(applied).isNotNull();
            assertThat(property("https.proxyHost")).isEqualTo("proxy.example.com");
            assertThat(property("http.nonProxyHosts")).isEqualTo("localhost|*.intra");
        }
        assertThat(property("https.proxyHost")).isNull();
    }

    @Test
    void closingTwiceCountsOnce() {
        ProxyProperties first = ProxyProperties.apply(List.of(HTTPS));
        ProxyProperties second = ProxyProperties.apply(List.of(HTTPS));
        first.close();
        first.close();
        assertThat(property("https.proxyHost")).isEqualTo("proxy.example.com");
        second.close();
        assertThat(property("https.proxyHost")).isNull();
    }

    @Test
    void ofCallsThatOverlapTheFirstSetsAndTheLastTakesBack() throws Exception {
        System.setProperty("sendCredentialsOverHttp", "before");
        CountDownLatch firstIsIn = new CountDownLatch(1);
        CountDownLatch secondIsIn = new CountDownLatch(1);
        CountDownLatch firstIsOut = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<@Nullable String> first = threads.submit(() -> {
                try (ProxyProperties applied =
                        ProxyProperties.apply(List.of(HTTPS), Map.of("sendCredentialsOverHttp", "first"))) {
                    assertThat(applied).isNotNull();
                    firstIsIn.countDown();
                    await(secondIsIn);
                }
                String password = property("https.proxyPassword");
                firstIsOut.countDown();
                return password;
            });
            Future<@Nullable String> second = threads.submit(() -> {
                await(firstIsIn);
                try (ProxyProperties applied =
                        ProxyProperties.apply(List.of(HTTPS), Map.of("sendCredentialsOverHttp", "second"))) {
                    assertThat(applied).isNotNull();
                    secondIsIn.countDown();
                    await(firstIsOut);
                    return property("https.proxyHost") + " " + property("sendCredentialsOverHttp");
                }
            });
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("s3cret");
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("proxy.example.com first");
        } finally {
            threads.shutdownNow();
        }
        assertThat(property("https.proxyHost")).isNull();
        assertThat(property("https.proxyPassword")).isNull();
        assertThat(property("http.nonProxyHosts")).isNull();
        assertThat(property("sendCredentialsOverHttp")).isEqualTo("before");
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static @Nullable String property(String name) {
        return System.getProperty(name);
    }
}
