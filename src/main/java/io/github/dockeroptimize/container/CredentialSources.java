package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where the credentials for one image are looked for, in the order of Jib's plugins. It remembers what each place had, so
 * that a helper runs once however often it is asked, and a message about 401 or 403 can say where the credentials came
 * from.
 */
public final class CredentialSources {

    private final List<Place> places;
    private final Consumer<String> warnings;
    private final Map<Asked, Answer> answers = new ConcurrentHashMap<>();

    private record Asked(Place place, String registry) {}

    /**
     * The places for one image.
     *
     * @param login what was given for this image
     * @param helper the helper that was named for this image
     * @param servers gives the login of the settings' server for a registry, under this one name
     * @param warnings is told of places that someone should mend although the build goes on
     * @throws InvalidInputException if the helper is a path where nothing is
     */
    public CredentialSources(
            Optional<Login> login,
            Optional<HelperProgram> helper,
            Function<String, Optional<Login>> servers,
            Machine machine,
            Consumer<String> warnings) {
        List<Place> all = new ArrayList<>();
        login.map(Place.Given::new).ifPresent(all::add);
        helper.map(program -> Place.Jib.program(program, machine)).ifPresent(all::add);
        all.add(new Place.Servers(servers));
        AuthFiles.of(machine).forEach(file -> all.add(Place.Jib.file(file)));
        all.add(Place.Jib.wellKnown(helper.map(HelperProgram::environment).orElse(Map.of())));
        all.add(Place.Jib.google());
        this.places = List.copyOf(all);
        this.warnings = warnings;
    }

    /** For jib, which asks them one after the other until one has something. */
    public List<CredentialRetriever> retrievers(ImageReference image) {
        return places.stream()
                .<CredentialRetriever>map(place -> () -> ask(place, image.getRegistry()))
                .toList();
    }

    /**
     * The first login that a place has for a registry.
     *
     * @throws InvalidInputException if a place fails, where jib would fail too rather than ask the next one
     */
    public Optional<Login> first(String registry) {
        return places.stream()
                .flatMap(place -> answer(place, registry).get().stream())
                .findFirst();
    }

    /** Where the credentials for a registry came from or, if there were none, where they were looked for. */
    public String tried(String registry) {
        String name = DockerHub.canonical(registry);
        List<Answer> given = places.stream()
                .flatMap(place -> Optional.ofNullable(answers.get(new Asked(place, name))).stream())
                .toList();
        Optional<Login> used =
                given.stream().flatMap(answer -> answer.login().stream()).findFirst();
        if (used.isPresent()) {
            return "the credentials came from " + used.get().source() + passedOver(given);
        }
        return given.isEmpty()
                ? "no credentials for " + quote(registry) + " were looked for"
                : "no credentials for " + quote(registry) + " were found in " + list(given);
    }

    private Optional<Credential> ask(Place place, String registry) {
        return answer(place, registry).get().map(Login::credential);
    }

    private Answer answer(Place place, String registry) {
        return answers.computeIfAbsent(new Asked(place, DockerHub.canonical(registry)), asked -> {
            Answer answer = Answer.of(place, asked.registry());
            answer.warning().ifPresent(warnings);
            return answer;
        });
    }

    /** Where someone has logged in elsewhere, it explains why these credentials and not those. */
    private static String passedOver(List<Answer> given) {
        List<Answer> telling = given.stream()
                .filter(answer -> answer.login().isEmpty() && !answer.remarks().isEmpty())
                .toList();
        return telling.isEmpty() ? "" : "; before that, nothing was found in " + list(telling);
    }

    private static String list(List<Answer> answers) {
        List<String> names =
                answers.stream().filter(Answer::isTelling).map(Answer::describe).toList();
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
