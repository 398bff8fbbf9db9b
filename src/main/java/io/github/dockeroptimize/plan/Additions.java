package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.AddedFiles;
import java.util.List;

/**
 * What the user adds to the application.
 *
 * @param files of the user's own
 * @param agents Java agents
 * @param writable directories that the program may write to, in addition to volumes
 * @param notes notes for the user
 */
public record Additions(List<AddedFiles> files, List<Agent> agents, List<ImagePath> writable, List<String> notes) {

    public static final Additions NONE = new Additions(List.of(), List.of(), List.of(), List.of());

    public Additions {
        files = List.copyOf(files);
        agents = List.copyOf(agents);
        writable = List.copyOf(writable);
        notes = List.copyOf(notes);
    }

    public Additions withFiles(List<AddedFiles> choice, List<String> said) {
        return new Additions(choice, agents, writable, said);
    }

    public Additions withAgents(List<Agent> choice) {
        return new Additions(files, choice, writable, notes);
    }

    public Additions withWritable(List<ImagePath> choice) {
        return new Additions(files, agents, choice, notes);
    }
}
