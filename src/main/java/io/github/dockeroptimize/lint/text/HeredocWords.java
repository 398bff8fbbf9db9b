package io.github.dockeroptimize.lint.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of an instruction that begin a here-document: {@code <<EOF}, {@code <<-EOF}, {@code 3<<"EOF"}. */
public final class HeredocWords {

    private HeredocWords() {}

    static List<Heredoc> in(String text, int line) {
        List<Heredoc> heredocs = new ArrayList<>();
        try {
            for (String word :
                    Expander.verbatim().expand(text, Variables.none()).words()) {
                parse(word).ifPresent(heredocs::add);
            }
        } catch (ExpansionException e) {
            throw new SyntaxException(line, e.message());
        }
        return heredocs;
    }

    public static boolean isOne(String word) {
        try {
            return parse(word).isPresent();
        } catch (ExpansionException e) {
            return false;
        }
    }

    private static Optional<Heredoc> parse(String word) throws ExpansionException {
        int start = 0;
        while (start < word.length() && Character.isDigit(word.charAt(start))) {
            start++;
        }
        if (!word.startsWith("<<", start)) {
            return Optional.empty();
        }
        boolean chomped = word.startsWith("<<-", start);
        String rest = Whitespace.stripLeading(word.substring(start + (chomped ? 3 : 2)));
        if (rest.isEmpty() || rest.indexOf('<') >= 0) {
            return Optional.empty();
        }
        List<String> plain =
                Expander.keepingUnset('\\').expand(rest, Variables.none()).words();
        if (plain.size() != 1) {
            return Optional.empty();
        }
        boolean quoted = quotes(rest) != quotes(plain.get(0));
        return Optional.of(new Heredoc(plain.get(0), !quoted, chomped, ""));
    }

    private static long quotes(String text) {
        return text.chars().filter(c -> c == '"' || c == '\'').count();
    }
}
