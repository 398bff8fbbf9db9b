package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.api.Credential;

/**
 * What a registry or a proxy is told about who is asking.
 *
 * @param username {@code <token>} where the password is an OAuth 2 refresh token, as credential helpers have it
 * @param source where it comes from, in the words of a message: {@code settings.xml, server 'registry.example.com'}
 */
public record Login(String username, String password, String source) {

    static Login of(Credential credential, String source) {
        return new Login(credential.getUsername(), credential.getPassword(), source);
    }

    Credential credential() {
        return Credential.from(username, password);
    }

    /** Without the password: what is a string sooner or later is in a log. */
    @Override
    public String toString() {
        return "Login[username=" + username + ", source=" + source + "]";
    }
}
