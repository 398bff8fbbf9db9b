package io.github.dockeroptimize.registry;

import io.github.dockeroptimize.registry.credentials.CredentialSources;
import io.github.dockeroptimize.registry.credentials.Login;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What requests to one repository are authorized with. It is got when a registry first asks for it. */
final class Authorization {

    private final Reference repository;
    private final Connections connections;
    private final CredentialSources credentials;
    private final String actions;

    private volatile @Nullable String header;

    Authorization(Reference repository, Connections connections, CredentialSources credentials, String actions) {
        this.repository = repository;
        this.connections = connections;
        this.credentials = credentials;
        this.actions = actions;
    }

    @Nullable
    String header() {
        return header;
    }

    /**
     * Gets what an answer asks for, unless another thread has got something since.
     *
     * @param used what the request had
     * @return whether there is something else to try
     */
    synchronized boolean renew(HttpURLConnection answer, @Nullable String used) throws IOException {
        if (!Objects.equals(used, header)) {
            return true;
        }
        Optional<String> found = find(answer);
        if (found.isEmpty() || found.get().equals(used)) {
            return false;
        }
        header = found.get();
        return true;
    }

    /** A token, or where the token service gives none or isn't named, user name and password. */
    private Optional<String> find(HttpURLConnection answer) throws IOException {
        Optional<Login> login = credentials.first(repository.place());
        List<Challenge> challenges = challenges(answer);
        for (Challenge challenge : challenges) {
            if (challenge.isBearer()) {
                Optional<String> token = token(tokenRequest(answer.getURL(), challenge), login);
                if (token.isPresent()) {
                    return token;
                }
            }
        }
        if (!challenges.isEmpty() && challenges.stream().allMatch(Challenge::isBearer)) {
            return Optional.empty();
        }
        if (!Connections.isConfidential(answer.getURL())) {
            login.ifPresent(any -> credentials.withhold(repository.registry(), Connections.PLAIN));
        }
        return login.map(Authorization::basic);
    }

    private Optional<String> token(TokenRequest request, Optional<Login> login) throws IOException {
        Optional<String> token = request.token(login.isPresent() && isWithheld(request) ? Optional.empty() : login);
        return token.isEmpty() && actions.equals("pull")
                ? request.token(Optional.empty()) // a public image needs no valid credentials
                : token;
    }

    private boolean isWithheld(TokenRequest token) throws IOException {
        Optional<String> hazard = token.hazard();
        hazard.ifPresent(reason -> credentials.withhold(repository.registry(), reason));
        return hazard.isPresent();
    }

    private TokenRequest tokenRequest(URL asked, Challenge challenge) {
        return new TokenRequest(connections, asked, challenge, "repository:" + repository.repository() + ":" + actions);
    }

    private static List<Challenge> challenges(HttpURLConnection answer) {
        return Challenge.parse(answer.getHeaderFields().entrySet().stream()
                .filter(header -> "WWW-Authenticate".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .toList());
    }

    static String basic(Login login) {
        String pair = login.username() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
