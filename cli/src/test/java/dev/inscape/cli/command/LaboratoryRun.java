package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.Run;
import java.util.ArrayList;
import java.util.List;

/** Calls of a command of the laboratory on one model. */
record LaboratoryRun(String command, String model) {

    Run run(String... arguments) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--model", model));
        return Run.inscape(all.toArray(String[]::new));
    }

    /** What --json prints, when nothing else is said. */
    JsonNode json(String... arguments) throws Exception {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        var run = run(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("}\n").containsOnlyOnce("\n");
        return new ObjectMapper().readTree(run.out());
    }

    /** One line of complaint, and its exit code. */
    void refuses(int code, String message, String... arguments) {
        assertThat(run(arguments)).isEqualTo(new Run(code, "", "inscape: " + message
                + (code == 2 ? "; see inscape " + command + " --help" : "") + "\n"));
    }
}
