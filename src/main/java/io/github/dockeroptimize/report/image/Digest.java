package io.github.dockeroptimize.report.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A digest in the words of OCI: {@code sha256:} or {@code sha512:} and lower-case hexadecimal. */
record Digest(String algorithm, String hex) {

    static final String SHA256 = "sha256";

    private static final Pattern SYNTAX = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    static Digest parse(String text) throws DamagedImageException {
        if (!SYNTAX.matcher(text).matches()) {
            throw new DamagedImageException("names a part by " + quote(text) + ", which is no digest");
        }
        int colon = text.indexOf(':');
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    boolean isSha256() {
        return algorithm.equals(SHA256);
    }

    static Digest of(byte[] bytes) {
        return of(SHA256, started(SHA256).digest(bytes));
    }

    static Digest of(String algorithm, byte[] hash) {
        return new Digest(algorithm, HexFormat.of().formatHex(hash));
    }

    /** An empty hash by an algorithm that {@link #parse} lets through. */
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
            throw new DamagedImageException("has other bytes than " + quote(this) + " stands for");
        }
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
