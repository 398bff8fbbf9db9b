package io.github.dockeroptimize.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The manual of the parameters is the Javadoc of the goals. */
class ParametersPageTest {

    static final String COMMAND = "mvn test -Dtest=ParametersPageTest -Ddocs=write";

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."));

    @Test
    void thePageIsWhatTheDescriptorSays() throws IOException {
        Path descriptor = ROOT.resolve("target/plugin-enhanced.xml");
        assumeTrue(Files.exists(descriptor), "only Maven writes the plugin's descriptor");
        Path page = ROOT.resolve("docs/parameters.md");
        String text = ParametersPage.of(descriptor);
        if (System.getProperty("docs", "").equals("write")) {
            Files.writeString(page, text);
        }

        assertThat(page).as("out of date; run: " + COMMAND).hasContent(text);
    }

    @Test
    void htmlBecomesMarkdown() {
        assertThat(JavadocHtml.markdown(
                        "Say <code>*.p12</code> &amp; go.<p>Or:</p><ul>\n<li>one, <a href=\"a.md\">two</a></li>\n"
                                + "<li>three</li>\n</ul>"))
                .isEqualTo("Say `*.p12` & go.\n\nOr:\n\n- one, [two](a.md)\n- three");
    }
}
