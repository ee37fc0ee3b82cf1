package dev.inscape.text.chat.jinja.run;

import dev.inscape.text.chat.jinja.call.Library;
import dev.inscape.text.chat.jinja.syntax.Statement;
import dev.inscape.text.chat.jinja.value.Budget;
import dev.inscape.text.chat.jinja.value.Limits;
import dev.inscape.text.chat.jinja.value.Value;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** One run of a template. */
public final class Rendering {

    private final Library library;
    private final Interpreter interpreter;

    /** With what it may take, and what time {@code strftime_now} tells. */
    public Rendering(Limits limits, LocalDateTime now) {
        library = new Library(new Budget(limits), now);
        interpreter = new Interpreter(library);
    }

    /** The text that the template makes of the variables. */
    public String run(List<Statement> template, Map<String, Value> variables) {
        var globals = new Scope(library.globals());
        var given = globals.inner();
        variables.forEach(given::set);
        interpreter.run(template, given.inner());
        return interpreter.output().result();
    }

    /** Where the text of {@code {% generation %}} blocks stands, in order. */
    public List<Span> generated() {
        return interpreter.generated();
    }
}
