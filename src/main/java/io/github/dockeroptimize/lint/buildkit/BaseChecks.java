package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Expander;
import io.github.dockeroptimize.lint.text.Expansion;
import io.github.dockeroptimize.lint.text.ExpansionException;
import io.github.dockeroptimize.lint.text.ImageGrammar;
import io.github.dockeroptimize.lint.text.Stage;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.Optional;
import java.util.Set;

/** Checks the image and the platform of {@code FROM}. */
final class BaseChecks {

    private final GlobalArguments arguments;
    private final Expander expander;
    private final Findings findings;

    BaseChecks(GlobalArguments arguments, Expander expander, Findings findings) {
        this.arguments = arguments;
        this.expander = expander;
        this.findings = findings;
    }

    /** Checks that the image name is valid without any build argument. */
    void checkDefault(Stage stage) {
        try {
            if (!ImageGrammar.parse(
                            expander.expand(stage.image(), arguments.values()).text())
                    .isValid()) {
                findings.addAt(
                        stage.from().line(),
                        BuildKitRule.INVALID_DEFAULT_ARG_IN_FROM,
                        "'" + stage.image() + "' is not a valid image name by default; give its ARG a default value");
            }
        } catch (ExpansionException e) {
            // The builder reports it when it gets there, and so does image()
            return;
        }
    }

    /** The name of the image with its variables expanded. */
    String image(Stage stage) {
        Expansion image = expanded(stage, stage.image());
        reportMissing(stage, image);
        if (image.text().isEmpty()) {
            throw new SyntaxException(stage.from().line(), "'" + stage.image() + "' expands to nothing; name an image");
        }
        return image.text();
    }

    /** Checks that the platform, if there is one, is valid and needed. */
    void checkPlatform(Stage stage) {
        stage.from()
                .flag("platform")
                .findFirst()
                .filter(value -> !value.isEmpty())
                .ifPresent(value -> checkPlatform(stage, value));
    }

    private void checkPlatform(Stage stage, String flag) {
        Expansion platform = expanded(stage, flag);
        reportMissing(stage, platform);
        if (platform.found().equals(Set.of("TARGETPLATFORM"))
                && platform.missing().isEmpty()
                && Optional.of(platform.text()).equals(arguments.values().get("TARGETPLATFORM"))) {
            findings.add(
                    BuildKitRule.REDUNDANT_TARGET_PLATFORM,
                    stage.from(),
                    "'--platform=" + flag + "' is the default; leave it out");
        }
        boolean constant = platform.found().isEmpty() && platform.missing().isEmpty();
        if (constant && Platforms.isOne(flag) && !Platforms.isNamedIn(flag, stage.name())) {
            findings.add(
                    BuildKitRule.FROM_PLATFORM_FLAG_CONST_DISALLOWED,
                    stage.from(),
                    "'--platform=" + flag
                            + "' fixes the platform of every build; leave it to 'docker build --platform', or put the platform"
                            + " into the stage's name");
        }
        if (!Platforms.isOne(platform.text())) {
            throw new SyntaxException(
                    stage.from().line(), "'" + platform.text() + "' is not a platform; write one such as linux/arm64");
        }
    }

    private void reportMissing(Stage stage, Expansion expansion) {
        for (String name : expansion.missing()) {
            if (!arguments.has(name)) {
                findings.add(
                        BuildKitRule.UNDEFINED_ARG_IN_FROM,
                        stage.from(),
                        "FROM uses '" + name + "', which no ARG before the first FROM declares");
            }
        }
    }

    private Expansion expanded(Stage stage, String text) {
        try {
            return expander.expand(text, arguments.values());
        } catch (ExpansionException e) {
            throw new SyntaxException(stage.from().line(), e.message());
        }
    }
}
