package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.AddedFilesRequest;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One element of the parameter {@code files}, as Maven fills it in. */
public final class FileParameter {

    @Nullable
    String from;

    @Nullable
    String to;

    @Nullable
    String mode;

    @Nullable
    String owner;

    @Nullable
    String layer;

    List<@Nullable String> includes = new ArrayList<>();
    List<@Nullable String> excludes = new ArrayList<>();

    /** Called by Maven with the short form {@code FROM:TO}. */
    public void set(String text) {
        int colon = text.lastIndexOf(':');
        boolean drive = colon == 1 && text.matches("(?s)[A-Za-z]:[\\\\/].*");
        from = colon < 0 || drive ? text : text.substring(0, colon);
        to = colon < 0 || drive ? null : text.substring(colon + 1);
    }

    AddedFilesRequest read() {
        String place = given(from)
                .orElseThrow(() -> new InvalidInputException(
                        "'files' has an element without 'from'", "name a file or directory of the module"));
        Owner ids = given(owner).map(text -> Owner.parse("files", text)).orElse(Owner.ROOT);
        return new AddedFilesRequest(
                place,
                target(given(to).orElse("/")),
                given(mode).map(FileParameter::mode).orElse(OptionalInt.empty()),
                ids.userId(),
                ids.groupId(),
                present(includes),
                present(excludes),
                given(layer).map(FileParameter::layer));
    }

    private static String target(String text) {
        return text.equals("/") ? text : ImagePath.parse("files", text) + (text.endsWith("/") ? "/" : "");
    }

    private static OptionalInt mode(String text) {
        if (!text.matches("[0-7]{3,4}")) {
            throw new InvalidInputException(
                    "'files' has 'mode' " + quote(text) + ", which is not a mode", "give octal digits such as '644'");
        }
        return OptionalInt.of(Integer.parseInt(text, 8));
    }

    private static String layer(String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new InvalidInputException(
                    "'files' has 'layer' " + quote(text) + ", which is not the name of a layer",
                    "use letters, digits, dots, underscores and hyphens, such as 'certificates'");
        }
        return text;
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static List<String> present(List<@Nullable String> values) {
        return values.stream().filter(Objects::nonNull).map(String::valueOf).toList();
    }
}
