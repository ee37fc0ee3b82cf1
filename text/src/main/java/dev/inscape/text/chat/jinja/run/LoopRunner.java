package dev.inscape.text.chat.jinja.run;

import dev.inscape.text.chat.jinja.call.Library;
import dev.inscape.text.chat.jinja.call.Picking;
import dev.inscape.text.chat.jinja.syntax.Statement;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.Iterator;

/** Runs {@code for}. */
final class LoopRunner {

    private final Interpreter interpreter;
    private final Evaluator evaluator;
    private final Library library;

    LoopRunner(Interpreter interpreter, Evaluator evaluator, Library library) {
        this.interpreter = interpreter;
        this.evaluator = evaluator;
        this.library = library;
    }

    void run(Statement.For loop, Scope scope) {
        var iterable = evaluator.value(loop.iterable(), scope);
        if (loop.recursive()) {
            interpreter.output().write(rendered(loop, iterable, scope, 0));
        } else {
            run(loop, iterable, scope, 0);
        }
    }

    /** A recursive loop over what it is called with, as text. */
    private String rendered(Statement.For loop, Value iterable, Scope scope, int depth) {
        return interpreter.output().capture(() -> run(loop, iterable, scope, depth));
    }

    private void run(Statement.For loop, Value iterable, Scope scope, int depth) {
        var items = items(loop, iterable, scope);
        var length = loop.test() == null ? Iterables.length(iterable) : null;
        var state = new Loop(items, length, depth, loop.recursive()
                ? inner -> new Text(rendered(loop, inner, scope, depth + 1))
                : null);
        boolean completed = false;
        while (state.hasNext()) {
            library.budget().step();
            var body = scope.inner();
            interpreter.assign(loop.target(), state.advance(), body);
            body.set("loop", state);
            var flow = interpreter.run(loop.body(), body);
            if (flow == Flow.BREAK) {
                break;
            }
            completed |= flow == Flow.ON;
        }
        // As Jinja has it: a turn that breaks or continues does not count as one.
        if (!completed) {
            interpreter.run(loop.otherwise(), scope.inner());
        }
    }

    private Iterator<Value> items(Statement.For loop, Value iterable, Scope scope) {
        var items = Iterables.iterator(iterable);
        var test = loop.test();
        if (test == null) {
            return items;
        }
        return new Picking(items, item -> {
            var inner = scope.inner();
            interpreter.assign(loop.target(), item, inner);
            return evaluator.holds(test, inner);
        });
    }
}
