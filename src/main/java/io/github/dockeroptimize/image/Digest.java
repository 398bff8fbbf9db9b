package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A digest in OCI's notation: {@code sha256:} or {@code sha512:} and lower-case hexadecimal. */
public record Digest(String algorithm, String hex) {

    static final String SHA256 = "sha256";

    private static final Pattern SYNTAX = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    static Digest parse(String text) throws DamagedImageException {
        if (!SYNTAX.matcher(text).matches()) {
            throw new DamagedImageException("refers to a part by " + quote(text) + ", which is not a digest");
        }
        int colon = text.indexOf(':');
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    boolean isSha256() {
        return algorithm.equals(SHA256);
    }

    public static Digest of(byte[] bytes) {
        return of(SHA256, started(SHA256).digest(bytes));
    }

    public static Digest of(String algorithm, byte[] hash) {
        return new Digest(algorithm, HexFormat.of().formatHex(hash));
    }

    /** A new hash of an algorithm that {@link #parse} accepts. */
    static MessageDigest started(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.equals(SHA256) ? "SHA-256" : "SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no " + algorithm, e);
        }
    }

    void require(byte[] bytes) throws DamagedImageException {
        Digest found = of(algorithm, started(algorithm).digest(bytes));
        if (!found.equals(this)) {
            throw new DamagedImageException("has content that does not match the digest " + quote(this));
        }
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
