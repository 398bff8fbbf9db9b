package io.github.dockeroptimize.lint.buildkit;

import java.util.ArrayDeque;
import java.util.Deque;

/** A path in the context, normalised: without {@code .}, {@code ..} and double slashes. */
final class ContextPath {

    private ContextPath() {}

    static String clean(String path) {
        Deque<String> parts = new ArrayDeque<>();
        boolean absolute = path.startsWith("/");
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (part.equals("..") && !absolute) {
                parts.addLast(part);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.addLast(part);
            }
        }
        String joined = String.join("/", parts);
        return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
    }
}
