package io.github.dockeroptimize.inspect.node;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in the literal objects of a configuration something stands. */
final class NodeObjects {

    private static final Pattern NAME = Pattern.compile("([\\w$]+)[\"']?\\s*:\\s*$");
    private static final int LONGEST = 80;

    private NodeObjects() {}

    /** Whether a position is directly in an object of this name; without a name, in the outermost one. */
    static boolean isIn(String object, String text, int position) {
        Deque<String> open = open(text, position);
        return object.isEmpty()
                ? open.stream().allMatch(String::isEmpty)
                : open.stream().findFirst().filter(object::equals).isPresent();
    }

    /** The names of the objects around a position, the innermost first; a list has one that no object has. */
    private static Deque<String> open(String text, int position) {
        Deque<String> open = new ArrayDeque<>();
        for (int at = 0; at < position; at++) {
            switch (text.charAt(at)) {
                case '{' -> {
                    Matcher name = NAME.matcher(text.substring(Math.max(0, at - LONGEST), at));
                    open.push(name.find() ? name.group(1) : "");
                }
                case '[' -> open.push("[");
                case '}', ']' -> open.poll();
                default -> {}
            }
        }
        return open;
    }
}
