package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.application.ListeningPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The port that a Java program listens on in an image, where the user's options may override what is packaged. */
final class JavaPort {

    private JavaPort() {}

    /** In the order of Spring Boot, Micronaut and MicroProfile: arguments, system properties, environment. */
    static ListeningPort of(ListeningPort packaged, Options options) {
        if (packaged.setting().isEmpty()) {
            return packaged;
        }
        String setting = packaged.setting().get();
        List<String> arguments = new ArrayList<>(options.config().entrypoint());
        arguments.addAll(options.config().arguments());
        List<String> flags = new ArrayList<>(options.config().entrypoint());
        flags.addAll(options.jvmFlags());
        String variable = setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return valueOf("--" + setting, arguments)
                .or(() -> valueOf("-" + setting, arguments))
                .or(() -> valueOf("-D" + setting, flags))
                .or(() -> Optional.ofNullable(options.config().environment().get(variable)))
                .map(value -> port(setting, value))
                .orElse(packaged);
    }

    private static Optional<String> valueOf(String option, List<String> words) {
        Optional<String> value = Optional.empty();
        for (String word : words) {
            if (word.startsWith(option + "=")) {
                value = Optional.of(word.substring(option.length() + 1));
            }
        }
        return value;
    }

    private static ListeningPort port(String setting, String value) {
        try {
            int number = Integer.parseInt(value.strip());
            return number > 0 && number <= 65535 ? ListeningPort.of(number) : ListeningPort.NONE;
        } catch (NumberFormatException e) {
            return ListeningPort.unknown(quote(setting) + " is set to " + quote(value));
        }
    }
}
