package dev.inscape.cli.reading;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.ShellQuoting;
import java.util.ArrayList;
import java.util.List;

/** Commands that lead on from a reading, ready to be copied. */
public final class NextSteps {

    private static final int LONGEST_TEXT = 60;

    private final String program;
    private final String model;
    private final String text;

    /** How the user calls this program, the model, and the text or the name of the file that it came from. */
    public NextSteps(String program, String model, String argument) {
        this.program = program;
        this.model = ShellQuoting.of(model);
        this.text = argument.length() <= LONGEST_TEXT && argument.chars().noneMatch(Character::isISOControl)
                ? ShellQuoting.of(argument)
                : "\"…\"";
    }

    /** The lines to print. */
    public List<String> lines(Layout layout, boolean pageIsWritten) {
        var page = program + " read " + text + (model.equals("minilm") ? "" : " --model " + model)
                + " --html page.html";
        var tokens = program + " tokens " + model + " " + text;
        var states = program + " extract " + model + " --text " + text + " --out states.safetensors";
        var all = pageIsWritten ? List.of(tokens, states) : List.of(page, tokens, states);
        var why = pageIsWritten
                ? List.of("ids and positions of the tokens", "the states themselves, for Python")
                : List.of("every number, as a page", "ids and positions of the tokens",
                        "the states themselves, for Python");
        int width = all.stream().mapToInt(ColumnWidth::of).max().orElse(0);
        var lines = new ArrayList<>(List.of("", layout.ink().bold("What to try next")));
        for (int i = 0; i < all.size(); i++) {
            boolean fits = width + 4 + why.get(i).length() + 2 <= layout.columns();
            lines.add("  " + (fits
                    ? ColumnWidth.padded(all.get(i), width) + "  " + layout.ink().dim(why.get(i))
                    : all.get(i)));
        }
        return lines;
    }
}
