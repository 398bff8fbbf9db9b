package io.github.dockeroptimize.registry.credentials;

/**
 * The credentials for a registry or a proxy.
 *
 * @param username {@code <token>} where the password is an OAuth 2 refresh token, as credential helpers return it
 * @param source where they come from, for messages: {@code settings.xml, server 'registry.example.com'}
 */
public record Login(String username, String password, String source) {

    /** The user name where the password is a refresh token. */
    static final String TOKEN = "<token>";

    /** Whether the password is a token that has to be exchanged for an access token (RFC 6749, 6). */
    public boolean isRefreshToken() {
        return username.equals(TOKEN);
    }

    /** Leaves out the password, since strings end up in logs. */
    @Override
    public String toString() {
        return "Login[username=" + username + ", source=" + source + "]";
    }
}
