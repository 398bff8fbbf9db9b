package io.github.dockeroptimize.lint;

import java.util.Optional;
import java.util.Set;

/** What {@code FROM} says of image and platform. */
final class BaseChecks {

    private final GlobalArguments arguments;
    private final Expander expander;
    private final Findings findings;

    BaseChecks(GlobalArguments arguments, Expander expander, Findings findings) {
        this.arguments = arguments;
        this.expander = expander;
        this.findings = findings;
    }

    /** Whether the name is one that an image can have, without any argument given to the build. */
    void checkDefault(Stage stage) {
        try {
            if (!ImageGrammar.parse(
                            expander.expand(stage.image(), arguments.values()).text())
                    .isValid()) {
                findings.addAt(
                        stage.from().line(),
                        BuildKitRule.INVALID_DEFAULT_ARG_IN_FROM,
                        "'" + stage.image() + "' is no image's name by default; give its ARG a default value");
            }
        } catch (ExpansionException e) {
            // The builder says so when it gets there, and so does image()
            return;
        }
    }

    /** The name of the image, its variables replaced. */
    String image(Stage stage) {
        Expansion image = expanded(stage, stage.image());
        reportMissing(stage, image);
        if (image.text().isEmpty()) {
            throw new SyntaxException(stage.from().line(), "'" + stage.image() + "' becomes nothing; name an image");
        }
        return image.text();
    }

    /** The platform, where one is named. */
    Optional<String> platform(Stage stage) {
        Optional<String> flag = stage.from().flag("platform").findFirst().filter(value -> !value.isEmpty());
        flag.ifPresent(value -> checkPlatform(stage, value));
        return flag.map(value -> expanded(stage, value).text());
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
                    "'--platform=" + flag + "' is what every stage has anyway; leave it out");
        }
        boolean constant = platform.found().isEmpty() && platform.missing().isEmpty();
        if (constant && Platforms.isOne(flag) && !Platforms.isNamedIn(flag, stage.name())) {
            findings.add(
                    BuildKitRule.FROM_PLATFORM_FLAG_CONST_DISALLOWED,
                    stage.from(),
                    "'--platform=" + flag + "' holds for every build; leave it to those who build, or put the platform"
                            + " into the stage's name");
        }
        if (!Platforms.isOne(platform.text())) {
            throw new SyntaxException(
                    stage.from().line(), "'" + platform.text() + "' is no platform; write one such as linux/arm64");
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
