package io.github.dockeroptimize.registry;

import io.github.dockeroptimize.output.SharedProperties;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to registries: HTTPS with a trusted certificate and, only where insecure registries are allowed, HTTPS
 * with an untrusted one or plain HTTP. The order is that of Docker's client.
 */
public final class Connections {

    /** The problem of a registry that {@link #isConfidential} is false for; follows the registry's name in a message. */
    static final String PLAIN = "is reached over plain HTTP";

    private static final int MOST_REDIRECTS = 5;

    private final boolean allowInsecure;
    private final ProxyLogins proxies;
    /** Lists the registries that are known to speak plain HTTP, so that not every build has to try HTTPS first. */
    private final Path plainFile;

    /** Whether the registry's certificate is untrusted. */
    private volatile boolean unverified;

    public Connections(RegistryAccess access, Path plainFile) {
        this.allowInsecure = access.allowInsecure();
        this.proxies = new ProxyLogins(access.proxies());
        this.plainFile = plainFile;
    }

    /** Whether nobody else can read what is sent to an address, or Jib's property accepts that. */
    static boolean isConfidential(URL address) {
        return address.getProtocol().equals("https") || Boolean.getBoolean("sendCredentialsOverHttp");
    }

    public HttpURLConnection open(
            String method, String registry, String path, @Nullable String authorization, String accepted)
            throws IOException {
        if (allowInsecure && SharedProperties.read(plainFile).containsKey(registry)) {
            try {
                return open(method, url("http", registry, path), authorization, accepted);
            } catch (SocketTimeoutException e) {
                throw e; // with HTTPS it would be as slow
            } catch (IOException e) {
                return negotiated(method, registry, path, authorization, accepted);
            }
        }
        return negotiated(method, registry, path, authorization, accepted);
    }

    private HttpURLConnection negotiated(
            String method, String registry, String path, @Nullable String authorization, String accepted)
            throws IOException {
        URL secure = url("https", registry, path);
        try {
            return answered(prepared(method, secure, authorization, accepted));
        } catch (SSLException e) {
            if (!allowInsecure) {
                throw e;
            }
        } catch (ConnectException e) {
            if (!allowInsecure || registry.contains(":")) {
                throw e;
            }
            return open(method, url("http", registry, path), authorization, accepted);
        }
        try {
            HttpURLConnection connection = answered(trustingAll(prepared(method, secure, authorization, accepted)));
            unverified = true;
            return connection;
        } catch (SSLException e) {
            HttpURLConnection connection = open(method, url("http", registry, path), authorization, accepted);
            SharedProperties.add(plainFile, registry, "http");
            return connection;
        }
    }

    /** Sends a request to exactly this address, never over plain HTTP instead of HTTPS. */
    public HttpURLConnection open(String method, URL address, @Nullable String authorization, String accepted)
            throws IOException {
        try {
            return answered(prepared(method, address, authorization, accepted));
        } catch (SSLException e) {
            if (!allowInsecure) {
                throw e;
            }
            return answered(trustingAll(prepared(method, address, authorization, accepted)));
        }
    }

    /** Posts a form to exactly this address. */
    HttpURLConnection post(URL address, String form) throws IOException {
        try {
            return filled(prepared("POST", address, null, "application/json"), form);
        } catch (SSLException e) {
            if (!allowInsecure) {
                throw e;
            }
            return filled(trustingAll(prepared("POST", address, null, "application/json")), form);
        }
    }

    /**
     * Follows redirects. The authorization goes along on the same host only, as with Docker's client: a store of blobs has one
     * of its own in the address, and refuses another.
     */
    HttpURLConnection follow(String method, HttpURLConnection answer, @Nullable String authorization, String accepted)
            throws IOException {
        HttpURLConnection last = answer;
        for (int i = 0; i < MOST_REDIRECTS && last.getResponseCode() / 100 == 3; i++) {
            String location = last.getHeaderField("Location");
            if (location == null) {
                break;
            }
            URL next = resolve(last.getURL(), location);
            last = open(method, next, isSameHost(next, answer.getURL()) ? authorization : null, accepted);
        }
        return last;
    }

    static boolean isSameHost(URL one, URL other) {
        return one.getAuthority().equalsIgnoreCase(other.getAuthority())
                && one.getProtocol().equals(other.getProtocol());
    }

    private static HttpURLConnection answered(HttpURLConnection connection) throws IOException {
        try {
            connection.getResponseCode();
            return connection;
        } catch (RuntimeException e) { // the JDK's, of a challenge that it can't read
            throw new IOException("the answer has a header that can't be read", e);
        }
    }

    private static HttpURLConnection filled(HttpURLConnection connection, String form) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(form.getBytes(StandardCharsets.UTF_8));
        }
        return answered(connection);
    }

    /** Sends a request with a body. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    HttpURLConnection put(URL address, @Nullable String authorization, String type, long size, Body body)
            throws IOException {
        HttpURLConnection connection = prepared("PUT", address, authorization, "application/json");
        if (unverified) {
            trustingAll(connection);
        }
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(size);
        connection.setRequestProperty("Content-Type", type);
        new StallGuardedUpload(connection, body).send(TimeLimit.ofUploads());
        connection.getResponseCode();
        return connection;
    }

    URL resolve(URL base, String location) throws IOException {
        try {
            return base.toURI().resolve(location).toURL();
        } catch (java.net.URISyntaxException | IllegalArgumentException e) {
            throw new IOException("the registry redirects to an invalid address", e);
        }
    }

    /** Leaves out the authorization if the connection isn't confidential. */
    private HttpURLConnection prepared(String method, URL address, @Nullable String authorization, String accepted)
            throws IOException {
        if (!(address.openConnection() instanceof HttpURLConnection connection)) {
            throw new IOException("the registry redirects to an address that is not HTTP");
        }
        connection.setRequestMethod(method);
        connection.setConnectTimeout(TimeLimit.ofAnswers());
        connection.setReadTimeout(TimeLimit.ofAnswers());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setAuthenticator(proxies);
        connection.setRequestProperty("Accept", accepted);
        if (authorization != null && isConfidential(address)) {
            connection.setRequestProperty("Authorization", authorization);
        }
        return connection;
    }

    private static URL url(String scheme, String registry, String path) throws IOException {
        return URI.create(scheme + "://" + registry + path).toURL();
    }

    private static HttpURLConnection trustingAll(HttpURLConnection connection) throws IOException {
        if (connection instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(trustingAll().getSocketFactory());
            https.setHostnameVerifier((host, session) -> true);
        }
        return connection;
    }

    private static SSLContext trustingAll() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java platform has no TLS", e);
        }
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
