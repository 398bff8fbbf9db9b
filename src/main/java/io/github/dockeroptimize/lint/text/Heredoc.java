package io.github.dockeroptimize.lint.text;

/**
 * A here-document: inline content of the Dockerfile.
 *
 * @param name the word that ends it
 * @param expanded whether variables in it are expanded
 * @param chomped whether leading tabs of its lines are removed
 */
public record Heredoc(String name, boolean expanded, boolean chomped, String content) {

    Heredoc withContent(String text) {
        return new Heredoc(name, expanded, chomped, text);
    }
}
