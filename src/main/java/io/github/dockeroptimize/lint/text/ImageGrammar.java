package io.github.dockeroptimize.lint.text;

import java.util.Locale;
import java.util.Optional;

/**
 * The parts of an image's name as written.
 *
 * @param path registry and repository
 * @param tag the text after the last colon, if it isn't a port
 */
public record ImageGrammar(String path, Optional<String> tag, Optional<String> digest) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TAG = 128;

    public static ImageGrammar parse(String image) {
        String plain = withoutVariables(image);
        int at = plain.indexOf('@');
        String named = at < 0 ? image : image.substring(0, at);
        Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(image.substring(at + 1));
        int colon = plain.lastIndexOf(':', named.length() - 1);
        boolean tagged = colon > plain.lastIndexOf('/', named.length() - 1);
        return new ImageGrammar(
                tagged ? named.substring(0, colon) : named,
                tagged ? Optional.of(named.substring(colon + 1)) : Optional.empty(),
                digest);
    }

    /** Masks each character in <code>${}</code>, so that it separates nothing. */
    private static String withoutVariables(String image) {
        StringBuilder plain = new StringBuilder(image);
        int depth = 0;
        for (int i = 0; i < image.length(); i++) {
            boolean opens = image.charAt(i) == '{' && (depth > 0 || image.startsWith("$", i - 1));
            depth += opens ? 1 : 0;
            if (depth > 0) {
                depth -= image.charAt(i) == '}' ? 1 : 0;
                plain.setCharAt(i, 'x');
            }
        }
        return plain.toString();
    }

    /** The path without registry. */
    public String repository() {
        return registry().map(name -> path.substring(name.length() + 1)).orElse(path);
    }

    /** The registry, if the name has one. */
    public Optional<String> registry() {
        int slash = path.indexOf('/');
        String first = slash < 0 ? "" : path.substring(0, slash);
        boolean domain = first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
        return domain ? Optional.of(first) : Optional.empty();
    }

    /** Whether it is a valid image name. */
    public boolean isValid() {
        return path.length() <= LONGEST_NAME
                && !isHash(path)
                && registry().map(ImageGrammar::isRegistry).orElse(true)
                && isRepository(repository())
                && tag.map(ImageGrammar::isTag).orElse(true)
                && digest.map(ImageGrammar::isDigest).orElse(true);
    }

    private static boolean isHash(String path) {
        return path.length() == 64
                && path.chars().allMatch(c -> Character.digit(c, 16) >= 0 && !(c >= 'A' && c <= 'F'));
    }

    private static boolean isRegistry(String registry) {
        if (registry.startsWith("[")) {
            return registry.indexOf(']') > 1;
        }
        int colon = registry.indexOf(':');
        String host = colon < 0 ? registry : registry.substring(0, colon);
        boolean port = colon < 0
                || (colon + 1 < registry.length()
                        && registry.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9'));
        for (String label : host.split("\\.", -1)) {
            boolean right = !label.isEmpty()
                    && label.charAt(0) != '-'
                    && label.charAt(label.length() - 1) != '-'
                    && label.chars().allMatch(c -> isAlphanumeric(c) || c == '-');
            if (!right) {
                return false;
            }
        }
        return port;
    }

    private static boolean isRepository(String repository) {
        for (String component : repository.split("/", -1)) {
            if (!isComponent(component)) {
                return false;
            }
        }
        return true;
    }

    /** Lower case letters and digits, separated by a dot, one or two underscores, or any number of hyphens. */
    private static boolean isComponent(String component) {
        int position = 0;
        while (true) {
            int start = position;
            while (position < component.length() && isLowerAlphanumeric(component.charAt(position))) {
                position++;
            }
            if (position == start) {
                return false;
            }
            if (position == component.length()) {
                return true;
            }
            int separator = position;
            while (position < component.length() && !isLowerAlphanumeric(component.charAt(position))) {
                position++;
            }
            String between = component.substring(separator, position);
            boolean hyphens = between.chars().allMatch(c -> c == '-');
            if (!hyphens && !between.equals(".") && !between.equals("_") && !between.equals("__")) {
                return false;
            }
        }
    }

    private static boolean isTag(String tag) {
        return !tag.isEmpty()
                && tag.length() <= LONGEST_TAG
                && tag.charAt(0) != '.'
                && tag.charAt(0) != '-'
                && tag.chars().allMatch(c -> isAlphanumeric(c) || "_.-".indexOf(c) >= 0);
    }

    private static boolean isDigest(String digest) {
        int colon = digest.indexOf(':');
        return colon > 0
                && digest.length() - colon > 32
                && digest.substring(colon + 1).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static boolean isAlphanumeric(int c) {
        return isLowerAlphanumeric(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isLowerAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
