package io.github.dockeroptimize.inspect.java;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes of a source file that have a main method, under the names that the compiler gives them. Whether the
 * packaged archive has the class is checked in the container.
 */
final class SourceMains {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*|\\.\\.\\.|\\S");
    private static final Pattern PACKAGE = Pattern.compile(
            "(?:^|[\\s;)])package\\s+([\\p{L}_$`][\\p{L}\\p{N}_$`]*(?:\\s*\\.\\s*[\\p{L}\\p{N}_$`]+)*)");
    private static final Pattern JVM_NAME =
            Pattern.compile("@file\\s*:\\s*(?:JvmName|\\[[^]]*JvmName)\\s*\\(\\s*\"([^\"]+)\"");
    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record", "object", "trait");

    private final Language language;
    private final String fileClass;
    private final boolean instanceMains;
    private final List<String> tokens = new ArrayList<>();
    /** The types around a token; empty for another block. */
    private final Deque<Optional<Type>> around = new ArrayDeque<>();

    private final List<String> found = new ArrayList<>();
    private int parentheses;

    private enum Language {
        JAVA,
        KOTLIN,
        GROOVY
    }

    /**
     * A type.
     *
     * @param companion whether its static methods are also the surrounding class's
     */
    private record Type(String kind, String name, boolean companion, int parentheses) {}

    private SourceMains(Language language, String fileClass, boolean instanceMains) {
        this.language = language;
        this.fileClass = fileClass;
        this.instanceMains = instanceMains;
    }

    /** Whether a file is in a language that is known here. */
    static boolean isKnown(String fileName) {
        return fileName.matches(".*\\.(java|kt|groovy)");
    }

    /** @param instanceMains whether the JVM starts mains that are neither public nor static (JEP 512, Java 25) */
    static List<String> of(String fileName, String text, boolean instanceMains) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
        String simple = fileName.substring(0, fileName.length() - extension.length() - 1);
        Language language = switch (extension) {
            case "kt" -> Language.KOTLIN;
            case "groovy" -> Language.GROOVY;
            default -> Language.JAVA;
        };
        String code = SourceText.code(text);
        SourceMains mains = new SourceMains(
                language, language == Language.KOTLIN ? kotlinClass(simple, text) : identifier(simple), instanceMains);
        Matcher token = TOKEN.matcher(code);
        while (token.find()) {
            mains.tokens.add(token.group());
        }
        mains.read();
        Matcher declared = PACKAGE.matcher(code);
        String prefix = declared.find() ? declared.group(1).replaceAll("[\\s`]", "") + "." : "";
        return mains.found.stream().distinct().map(name -> prefix + name).toList();
    }

    private void read() {
        boolean types = false;
        Optional<Type> pending = Optional.empty();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            switch (token) {
                case "(", "[" -> parentheses++;
                case ")", "]" -> parentheses--;
                case "{" -> {
                    int depth = parentheses;
                    around.addLast(pending.filter(type -> type.parentheses() == depth));
                    pending = pending.filter(type -> type.parentheses() != depth);
                }
                case "}" -> around.pollLast();
                case ";", "fun", "val", "var" -> pending = pending.filter(type -> type.parentheses() < parentheses);
                case "main" -> main(i);
                default -> {
                    if (TYPES.contains(token)
                            && !previous(i).equals(".")
                            && !previous(i).equals(":")) {
                        Optional<Type> type = type(i);
                        pending = type.isPresent() ? type : pending;
                        types |= type.isPresent();
                    }
                }
            }
        }
        if (language == Language.GROOVY && !types && tokens.stream().anyMatch(token -> token.equals("("))) {
            found.add(fileClass); // a script
        }
    }

    private Optional<Type> type(int i) {
        String kind = tokens.get(i);
        String name = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
        boolean companion = kind.equals("object") && previous(i).equals("companion");
        if (!Character.isJavaIdentifierStart(name.isEmpty() ? ' ' : name.charAt(0))) {
            return companion ? Optional.of(new Type(kind, "Companion", true, parentheses)) : Optional.empty();
        }
        if (kind.equals("record") && !(i + 2 < tokens.size() && "(<".contains(tokens.get(i + 2)))) {
            return Optional.empty();
        }
        boolean enumClass = kind.equals("enum") && name.equals("class");
        return enumClass ? Optional.empty() : Optional.of(new Type(kind, name, companion, parentheses));
    }

    private void main(int i) {
        if (!(i + 1 < tokens.size() && tokens.get(i + 1).equals("("))
                || previous(i).equals(".")
                || around.stream().anyMatch(Optional::isEmpty)
                || parentheses
                        != around.stream()
                                .flatMap(Optional::stream)
                                .map(Type::parentheses)
                                .reduce(0, (outer, inner) -> inner)) {
            return;
        }
        Set<String> before = modifiers(i);
        List<String> parameters = parameters(i + 2);
        boolean none = parameters.isEmpty();
        boolean strings = parameters.contains("String")
                && (parameters.contains("[")
                        || parameters.contains("...")
                        || parameters.contains("Array")
                        || parameters.contains("vararg"))
                && !parameters.contains(",");
        boolean inInterface = !around.isEmpty()
                && around.getLast()
                        .filter(type -> type.kind().equals("interface"))
                        .isPresent();
        boolean isMain = !before.contains("private")
                && switch (language) {
                    case KOTLIN ->
                        before.contains("fun")
                                && (around.isEmpty() ? none || strings : strings && before.contains("JvmStatic"));
                    case GROOVY -> before.contains("static") && (strings || parameters.size() == 1);
                    case JAVA ->
                        before.contains("void")
                                && (strings || none)
                                && (isClassic(before, strings, inInterface)
                                        || (instanceMains && (before.contains("static") || !inInterface)));
                };
        if (isMain) {
            found.add(className());
        }
    }

    private static boolean isClassic(Set<String> before, boolean strings, boolean inInterface) {
        return strings && before.contains("static") && (before.contains("public") || inInterface);
    }

    private String className() {
        List<String> names = new ArrayList<>();
        for (Iterator<Optional<Type>> types = around.iterator(); types.hasNext(); ) {
            Type type = types.next().orElseThrow();
            if (!(type.companion() && !types.hasNext())) {
                names.add(type.name());
            }
        }
        return names.isEmpty() ? fileClass : String.join("$", names);
    }

    /** The words before a name, up to what can't belong to its declaration. */
    private Set<String> modifiers(int i) {
        Set<String> words = new HashSet<>();
        for (int before = i - 1; before >= 0; before--) {
            String token = tokens.get(before);
            if (!token.equals("@") && !token.equals(".") && !Character.isJavaIdentifierStart(token.charAt(0))) {
                break;
            }
            words.add(token);
        }
        return words;
    }

    private List<String> parameters(int from) {
        int end = from;
        for (int depth = 1; end < tokens.size(); end++) {
            depth += tokens.get(end).equals("(") ? 1 : tokens.get(end).equals(")") ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        return tokens.subList(from, end);
    }

    private String previous(int i) {
        return i > 0 ? tokens.get(i - 1) : "";
    }

    private static String kotlinClass(String simple, String text) {
        Matcher named = JVM_NAME.matcher(text);
        if (named.find()) {
            return named.group(1);
        }
        String name = identifier(simple);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Kt";
    }

    private static String identifier(String simple) {
        String name = simple.replaceAll("[^\\p{L}\\p{N}_$]", "_");
        return name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0)) ? "_" + name : name;
    }
}
