package io.github.dockeroptimize.lint;

/**
 * Content that stands in the Dockerfile.
 *
 * @param name the word that ends it
 * @param expanded whether variables in it are replaced
 * @param chomped whether tabs before its lines go away
 */
record Heredoc(String name, boolean expanded, boolean chomped, String content) {

    Heredoc withContent(String text) {
        return new Heredoc(name, expanded, chomped, text);
    }
}
