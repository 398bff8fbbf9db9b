package io.github.dockeroptimize.container;

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
 * Opens connections to registries: by HTTPS with a certificate that somebody vouches for, and only where that is allowed by
 * one that nobody does, or by plain HTTP. The order is that of Docker's client and of jib-core (FailoverHttpClient).
 */
final class Connections {

    private final boolean allowInsecure;
    private final ProxyLogins proxies;
    /** Names the registries that are known to speak plain HTTP, so that it needn't be found out by each build. */
    private final Path plainFile;

    /** Whether a registry's certificate turned out to be one that nobody vouches for. */
    private boolean unverified;

    Connections(RegistryAccess access, Path plainFile) {
        this.allowInsecure = access.allowInsecure();
        this.proxies = new ProxyLogins(access.proxies());
        this.plainFile = plainFile;
    }

    HttpURLConnection open(String method, String registry, String path, @Nullable String authorization, String accepted)
            throws IOException {
        if (allowInsecure && SmallFile.read(plainFile).containsKey(registry)) {
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
        try {
            return open(method, url("https", registry, path), authorization, accepted);
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
            HttpsURLConnection connection =
                    (HttpsURLConnection) prepared(method, url("https", registry, path), authorization, accepted);
            trustAll(connection);
            connection.getResponseCode();
            unverified = true;
            return connection;
        } catch (SSLException e) {
            HttpURLConnection connection = open(method, url("http", registry, path), authorization, accepted);
            SmallFile.add(plainFile, registry, "http");
            return connection;
        }
    }

    /** Sends a request to an address as it is. */
    HttpURLConnection open(String method, URL address, @Nullable String authorization, String accepted)
            throws IOException {
        HttpURLConnection connection = prepared(method, address, authorization, accepted);
        connection.getResponseCode();
        return connection;
    }

    HttpURLConnection post(URL address, String form) throws IOException {
        HttpURLConnection connection = prepared("POST", address, null, "application/json");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(form.getBytes(StandardCharsets.UTF_8));
        }
        return connection;
    }

    /** What is sent. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    HttpURLConnection put(URL address, @Nullable String authorization, String type, long size, Body body)
            throws IOException {
        HttpURLConnection connection = prepared("PUT", address, authorization, "application/json");
        if (connection instanceof HttpsURLConnection https && unverified) {
            trustAll(https);
        }
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(size);
        connection.setRequestProperty("Content-Type", type);
        new SentBody(connection, body).send(TimeLimit.ofUploads());
        connection.getResponseCode();
        return connection;
    }

    URL resolve(URL base, String location) throws IOException {
        try {
            return base.toURI().resolve(location).toURL();
        } catch (java.net.URISyntaxException | IllegalArgumentException e) {
            throw new IOException("the registry redirects to no valid address", e);
        }
    }

    /** Authorization never goes over a connection that others can read, unless that is asked for, as jib-core has it. */
    private HttpURLConnection prepared(String method, URL address, @Nullable String authorization, String accepted)
            throws IOException {
        if (!(address.openConnection() instanceof HttpURLConnection connection)) {
            throw new IOException("the registry redirects to no web address");
        }
        connection.setRequestMethod(method);
        connection.setConnectTimeout(TimeLimit.ofAnswers());
        connection.setReadTimeout(TimeLimit.ofAnswers());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setAuthenticator(proxies);
        connection.setRequestProperty("Accept", accepted);
        if (authorization != null
                && (address.getProtocol().equals("https") || Boolean.getBoolean("sendCredentialsOverHttp"))) {
            connection.setRequestProperty("Authorization", authorization);
        }
        return connection;
    }

    private static URL url(String scheme, String registry, String path) throws IOException {
        return URI.create(scheme + "://" + registry + path).toURL();
    }

    private static void trustAll(HttpsURLConnection connection) throws IOException {
        connection.setSSLSocketFactory(trustingAll().getSocketFactory());
        connection.setHostnameVerifier((host, session) -> true);
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
