package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeSite.Configuration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a configuration of nginx: is it a whole one, where does it listen, and where does it look for pages? */
final class NginxFile {

    private static final Set<String> AT_THE_TOP = Set.of("http", "events", "stream", "mail");
    private static final Set<String> IN_A_SERVER = Set.of("location", "listen", "root", "try_files", "server_name");

    /** The port of a server without {@code listen} that root doesn't start. */
    private static final int UNSAID = 8000;

    private static final int OF_HTTP = 80;

    private final String file;
    private final List<Directive> directives;

    private NginxFile(String file, List<Directive> directives) {
        this.file = file;
        this.directives = directives;
    }

    /** @param within the names of the blocks around it */
    private record Directive(List<String> within, List<String> words) {
        boolean is(String name) {
            return words.get(0).equals(name);
        }
    }

    static Configuration read(String file, String text) {
        return new NginxFile(file, directives(words(text))).configuration();
    }

    private Configuration configuration() {
        boolean whole = directives.stream()
                .anyMatch(one -> one.within().isEmpty()
                        && AT_THE_TOP.contains(one.words().get(0)));
        if (directives.stream()
                .anyMatch(one -> one.within().isEmpty()
                        && IN_A_SERVER.contains(one.words().get(0)))) {
            throw new InvalidInputException(
                    quote(file) + " has directives of a server outside of a server block",
                    "put them into 'server { }'");
        }
        List<String> roots = directives.stream()
                .filter(one -> one.is("root")
                        && one.words().size() > 1
                        && one.words().get(1).startsWith("/"))
                .map(one -> one.words().get(1).replaceFirst("(.)/$", "$1"))
                .distinct()
                .toList();
        boolean writable = !whole
                || (directives.stream().anyMatch(one -> one.is("pid"))
                        && directives.stream().anyMatch(one -> one.is("client_body_temp_path")));
        return new Configuration(
                file,
                whole,
                List.copyOf(ports()),
                roots.size() == 1 ? Optional.of(roots.get(0)) : Optional.empty(),
                writable);
    }

    private Set<Integer> ports() {
        Set<Integer> ports = new TreeSet<>();
        List<Directive> listen = directives.stream()
                .filter(one -> one.is("listen") && one.words().size() > 1)
                .toList();
        for (Directive one : listen) {
            String address = one.words().get(1);
            if (address.contains("$")) {
                throw new InvalidInputException(
                        quote(file) + " listens on " + quote(address) + ", but nginx replaces no variables there",
                        "write the number of the port, such as 8080");
            }
            if (!address.startsWith("unix:")) {
                String port = address.replaceFirst("^(?:.*]|.*(?=:)|[^:]*[^:\\d][^:]*$):?", "");
                ports.add(port.matches("\\d{1,5}") ? Integer.parseInt(port) : OF_HTTP);
            }
        }
        if (listen.isEmpty() && directives.stream().anyMatch(one -> one.is("server"))) {
            ports.add(UNSAID);
        }
        return ports;
    }

    private static List<Directive> directives(List<String> words) {
        List<Directive> found = new ArrayList<>();
        Deque<String> blocks = new ArrayDeque<>();
        List<String> current = new ArrayList<>();
        for (String word : words) {
            switch (word) {
                case ";", "{" -> {
                    if (!current.isEmpty()) {
                        found.add(new Directive(List.copyOf(blocks), List.copyOf(current)));
                    }
                    if (word.equals("{")) {
                        blocks.push(current.isEmpty() ? "" : current.get(0));
                    }
                    current.clear();
                }
                case "}" -> {
                    blocks.poll();
                    current.clear();
                }
                default -> current.add(word);
            }
        }
        return found;
    }

    /** The words of the file, with its signs as words of their own. A brace inside of a word belongs to the word. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#') {
                at = end(text, at, "\n");
            } else if (";{}".indexOf(c) >= 0) {
                words.add(String.valueOf(c));
                at++;
            } else if (c == '"' || c == '\'') {
                int close = end(text, at + 1, String.valueOf(c));
                words.add(text.substring(at + 1, close));
                at = close + 1;
            } else {
                int start = at;
                while (at < text.length() && isInside(text, start, at)) {
                    at++;
                }
                words.add(text.substring(start, at));
            }
        }
        return words;
    }

    private static boolean isInside(String text, int start, int at) {
        char c = text.charAt(at);
        return !Character.isWhitespace(c)
                && c != ';'
                && (c != '{' || (at > start && text.charAt(at - 1) == '$'))
                && (c != '}' || text.lastIndexOf("${", at) >= start);
    }

    private static int end(String text, int from, String sign) {
        int found = text.indexOf(sign, Math.min(from, text.length()));
        return found < 0 ? text.length() : found;
    }
}
