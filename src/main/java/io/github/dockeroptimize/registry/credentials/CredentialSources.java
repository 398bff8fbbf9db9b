package io.github.dockeroptimize.registry.credentials;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The places to look for the credentials for one image, in the order of Jib's plugins. Credentials that were set for the
 * image are for its registry only; another registry, such as a mirror, gets those that the other places have under its name.
 * Each place's answer is cached, so that a helper runs only once, and a message about 401 or 403 can say where the
 * credentials came from. What is asked for is a registry, with the repository where its namespace may have credentials of its
 * own.
 */
public final class CredentialSources {

    private static final String AUTH_CONFIG = "DOCKER_AUTH_CONFIG";

    private final String registry;
    private final List<CredentialSource> given;
    private final List<CredentialSource> shared;
    private final Consumer<String> warnings;
    private final Map<Asked, CredentialLookup> answers = new ConcurrentHashMap<>();
    private final Map<String, String> withheld = new ConcurrentHashMap<>();

    private record Asked(CredentialSource place, String name) {

        boolean isAbout(CredentialSource one, String registry) {
            return place.equals(one) && AuthConfig.registry(name).equals(registry);
        }
    }

    /**
     * The places for one image.
     *
     * @param registry the image's registry; only it gets the given credentials and the helper's answer
     * @param login the credentials that were set for this image
     * @param helper the helper that was set for this image
     * @param servers returns the credentials of the settings' server with exactly this name
     * @param warnings receives problems to fix, although the build goes on
     * @throws InvalidInputException if the helper is a path that does not exist
     */
    public CredentialSources(
            String registry,
            Optional<Login> login,
            Optional<HelperProgram> helper,
            Function<String, Optional<Login>> servers,
            UserEnvironment machine,
            Consumer<String> warnings) {
        this.registry = DockerHub.canonical(registry);
        this.given = Stream.<Optional<? extends CredentialSource>>of(
                        login.map(CredentialSource.Given::new),
                        helper.map(program -> CredentialSource.Named.of(program, machine)))
                .<CredentialSource>flatMap(Optional::stream)
                .toList();
        List<CredentialSource> all = new ArrayList<>();
        all.add(new CredentialSource.Servers(servers));
        machine.text(AUTH_CONFIG).ifPresent(text -> all.add(new CredentialSource.Variable(AUTH_CONFIG, text, machine)));
        AuthFiles.of(machine)
                .forEach(file -> all.add(new CredentialSource.AuthFile(file, Files.exists(file), machine)));
        all.add(new CredentialSource.Usual(
                helper.map(HelperProgram::environment).orElse(Map.of()), machine));
        all.add(new CredentialSource.Google());
        this.shared = List.copyOf(all);
        this.warnings = warnings;
    }

    /**
     * The first credentials that a place has for a registry.
     *
     * @throws InvalidInputException if a place fails where Jib would fail, too, instead of asking the next one
     */
    public Optional<Login> first(String asked) {
        return places(asked)
                .flatMap(place -> answer(place, asked).get().stream())
                .findFirst();
    }

    /** Records why a registry doesn't get its credentials. */
    public void withhold(String asked, String reason) {
        withheld.put(AuthConfig.registry(DockerHub.canonical(asked)), reason);
    }

    /** Why a registry doesn't get its credentials. */
    public Optional<String> withheld(String asked) {
        return Optional.ofNullable(withheld.get(AuthConfig.registry(DockerHub.canonical(asked))));
    }

    /** Where the credentials for a registry came from or, if there were none, which places were asked. */
    public String tried(String asked) {
        String name = DockerHub.canonical(asked);
        List<CredentialLookup> answered = places(asked)
                .flatMap(place -> answers.entrySet().stream()
                        .filter(answer -> answer.getKey().isAbout(place, AuthConfig.registry(name)))
                        .map(Map.Entry::getValue)
                        .limit(1))
                .toList();
        Optional<Login> used =
                answered.stream().flatMap(answer -> answer.login().stream()).findFirst();
        if (used.isPresent()) {
            return "the credentials came from " + used.get().source() + skipped(answered);
        }
        return answered.isEmpty()
                ? "no credentials for " + quote(AuthConfig.registry(asked)) + " were looked for"
                : "no credentials for " + quote(AuthConfig.registry(asked)) + " were found in " + list(answered)
                        + notAsked(name);
    }

    /** The places to ask about an image, in order. */
    Stream<CredentialSource> places(String asked) {
        return AuthConfig.registry(DockerHub.canonical(asked)).equals(registry)
                ? Stream.concat(given.stream(), shared.stream())
                : shared.stream();
    }

    private String notAsked(String name) {
        return AuthConfig.registry(name).equals(registry) || given.isEmpty()
                ? ""
                : "; "
                        + String.join(
                                " and ",
                                given.stream().map(CredentialSource::name).toList()) + " is for "
                        + quote(DockerHub.display(registry)) + " only";
    }

    private CredentialLookup answer(CredentialSource place, String registry) {
        return answers.computeIfAbsent(new Asked(place, DockerHub.canonical(registry)), asked -> {
            CredentialLookup answer = CredentialLookup.of(place, asked.name());
            answer.warning().ifPresent(warnings);
            return answer;
        });
    }

    /** Explains why earlier places were skipped. */
    private static String skipped(List<CredentialLookup> answered) {
        List<CredentialLookup> telling = answered.stream()
                .filter(answer -> answer.login().isEmpty() && !answer.remarks().isEmpty())
                .toList();
        return telling.isEmpty() ? "" : "; before that, nothing was found in " + list(telling);
    }

    private static String list(List<CredentialLookup> answers) {
        List<String> names = answers.stream()
                .filter(CredentialLookup::isTelling)
                .map(CredentialLookup::describe)
                .toList();
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
