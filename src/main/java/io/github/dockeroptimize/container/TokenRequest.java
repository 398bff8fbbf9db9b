package io.github.dockeroptimize.container;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gets a token for one repository, by the registry's own challenge (distribution specification, token authentication). */
final class TokenRequest {

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("\"(?:access_)?token\"\\s*:\\s*\"([^\"]+)\"");

    private final Connections connections;
    private final Map<String, String> challenge = new HashMap<>();

    TokenRequest(Connections connections, String challenge, String repository, String actions) {
        this.connections = connections;
        this.challenge.put("scope", "repository:" + repository + ":" + actions);
        Matcher parameters = PARAMETER.matcher(challenge);
        while (parameters.find()) {
            String name = parameters.group(1).toLowerCase(Locale.ROOT);
            if (!name.equals("scope")) {
                this.challenge.put(name, parameters.group(2));
            }
        }
    }

    /** The header to send; empty: the registry gives none for these credentials. */
    Optional<String> token(Optional<Login> login) throws IOException {
        String realm = challenge.get("realm");
        if (realm == null) {
            return Optional.empty();
        }
        String query = "service=" + encoded("service") + "&scope=" + encoded("scope");
        HttpURLConnection answer;
        if (login.isPresent() && login.get().isRefreshToken()) {
            String form = "grant_type=refresh_token&" + query + "&refresh_token="
                    + URLEncoder.encode(login.get().password(), StandardCharsets.UTF_8);
            answer = connections.post(url(realm), form);
        } else {
            String address = realm + (realm.contains("?") ? "&" : "?") + query;
            answer = connections.open(
                    "GET", url(address), login.map(RepositoryRequests::basic).orElse(null), "application/json");
        }
        if (answer.getResponseCode() != HttpURLConnection.HTTP_OK) {
            return Optional.empty();
        }
        try (InputStream in = answer.getInputStream()) {
            Matcher token = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return token.find() ? Optional.of("Bearer " + token.group(1)) : Optional.empty();
        }
    }

    private String encoded(String parameter) {
        return URLEncoder.encode(challenge.getOrDefault(parameter, ""), StandardCharsets.UTF_8);
    }

    private static URL url(String address) throws IOException {
        try {
            return URI.create(address).toURL();
        } catch (IllegalArgumentException e) {
            throw new IOException("the registry's token service has no valid address", e);
        }
    }
}
