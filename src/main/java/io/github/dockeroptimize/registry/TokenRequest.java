package io.github.dockeroptimize.registry;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.registry.credentials.Login;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requests a token for one repository, as the registry's challenge demands (distribution specification, token
 * authentication).
 */
final class TokenRequest {

    private static final String JSON_TYPE = "application/json";
    private static final int LARGEST = 1 << 20;

    /** How a token service says that these credentials get no token. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

    private final Connections connections;
    private final URL asked;
    private final Challenge challenge;
    private final Set<String> scopes = new LinkedHashSet<>();

    /**
     * @param asked the address whose answer is the challenge
     * @param scope what the token has to allow; what the challenge asks for, such as the repository to mount from, is added
     */
    TokenRequest(Connections connections, URL asked, Challenge challenge, String scope) {
        this.connections = connections;
        this.asked = asked;
        this.challenge = challenge;
        scopes.add(scope);
        String repository = scope.substring(0, scope.lastIndexOf(':') + 1);
        Stream.of(parameter("scope").split(" "))
                .filter(wanted -> !wanted.isBlank() && !wanted.startsWith(repository))
                .forEach(scopes::add);
    }

    /** Why credentials must not be sent. A challenge over plain HTTP may come from anybody, and name any token service. */
    Optional<String> hazard() throws IOException {
        if (!Connections.isConfidential(asked)) {
            return Optional.of(Connections.PLAIN);
        }
        String realm = parameter("realm");
        return realm.isEmpty() || Connections.isConfidential(url(realm))
                ? Optional.empty()
                : Optional.of("names a token service that is reached over plain HTTP, " + quote(realm));
    }

    /**
     * The header to send; empty if the token service issues no token for these credentials.
     *
     * @throws TokenServiceException if it doesn't answer as one
     */
    Optional<String> token(Optional<Login> login) throws IOException {
        if (parameter("realm").isEmpty()) {
            return Optional.empty();
        }
        URL realm = url(parameter("realm"));
        try {
            HttpURLConnection answer = ask(realm, login);
            if (REFUSALS.contains(answer.getResponseCode())) {
                return Optional.empty();
            }
            if (answer.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw RegistryStatusException.of(quote(realm.getAuthority()), answer);
            }
            try (InputStream in = answer.getInputStream()) {
                Map<String, String> fields =
                        TopFields.of(in.readNBytes(LARGEST)).orElse(Map.of());
                return Stream.of("token", "access_token")
                        .map(name -> fields.getOrDefault(name, ""))
                        .filter(token -> !token.isEmpty())
                        .map(token -> "Bearer " + token)
                        .findFirst();
            }
        } catch (IOException e) {
            throw new TokenServiceException(realm.getAuthority(), e);
        }
    }

    private HttpURLConnection ask(URL realm, Optional<Login> login) throws IOException {
        String service = "service=" + encoded(challenge.parameters().getOrDefault("service", asked.getAuthority()));
        String query = service
                + scopes.stream().map(scope -> "&scope=" + encoded(scope)).collect(Collectors.joining());
        if (login.isPresent() && login.get().isRefreshToken()) {
            String form = "grant_type=refresh_token&" + service + "&scope="
                    + encoded(String.join(" ", scopes)) + "&refresh_token="
                    + encoded(login.get().password());
            return connections.post(realm, form);
        }
        URL address = url(realm + (realm.getQuery() == null ? "?" : "&") + query);
        String authorization = login.map(Authorization::basic).orElse(null);
        return connections.follow(
                "GET", connections.open("GET", address, authorization, JSON_TYPE), authorization, JSON_TYPE);
    }

    private String parameter(String name) {
        return challenge.parameters().getOrDefault(name, "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static URL url(String address) throws IOException {
        try {
            return URI.create(address).toURL();
        } catch (IllegalArgumentException e) {
            throw new IOException("the address of the registry's token service is invalid", e);
        }
    }
}
