package io.github.dockeroptimize.docs;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The HTML that plugin-tools make of Javadoc, as Markdown: code, lists, paragraphs and links. */
final class JavadocHtml {

    private JavadocHtml() {}

    static String markdown(String html) {
        return inside(Jsoup.parseBodyFragment(html).body())
                .replaceAll(" +\n", "\n")
                .strip();
    }

    private static String inside(Node node) {
        return node.childNodes().stream().map(JavadocHtml::written).collect(Collectors.joining());
    }

    private static String written(Node node) {
        if (node instanceof TextNode text) {
            return text.text();
        }
        return switch (node.nodeName()) {
            case "code" -> "`" + ((Element) node).wholeText() + "`";
            case "p" -> "\n\n" + inside(node).strip();
            case "ul" -> "\n\n" + list((Element) node);
            case "a" -> "[" + inside(node) + "](" + node.attr("href") + ")";
            default -> inside(node);
        };
    }

    private static String list(Element list) {
        return list.children().stream().map(item -> "- " + inside(item).strip()).collect(Collectors.joining("\n"));
    }
}
