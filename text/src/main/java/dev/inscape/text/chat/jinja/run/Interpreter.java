package dev.inscape.text.chat.jinja.run;

import dev.inscape.text.chat.jinja.call.Library;
import dev.inscape.text.chat.jinja.call.Namespace;
import dev.inscape.text.chat.jinja.syntax.Expression;
import dev.inscape.text.chat.jinja.syntax.Statement;
import dev.inscape.text.chat.jinja.syntax.Target;
import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what statements say. */
final class Interpreter {

    private final Library library;
    private final Evaluator evaluator;
    private final Output output;
    private final LoopRunner loops;
    private final List<Span> generated = new ArrayList<>();

    Interpreter(Library library) {
        this.library = library;
        this.evaluator = new Evaluator(library);
        this.output = new Output(library.budget());
        this.loops = new LoopRunner(this, evaluator, library);
    }

    Output output() {
        return output;
    }

    List<Span> generated() {
        return List.copyOf(generated);
    }

    /** One after the other, until one leaves the loop around. */
    Flow run(List<Statement> body, Scope scope) {
        for (var statement : body) {
            var flow = run(statement, scope);
            if (flow != Flow.ON) {
                return flow;
            }
        }
        return Flow.ON;
    }

    /** The text that a body writes in a scope. */
    String capture(List<Statement> body, Scope scope) {
        return output.capture(() -> run(body, scope));
    }

    private Flow run(Statement statement, Scope scope) {
        library.budget().enter();
        try {
            library.budget().step();
            return execute(statement, scope);
        } catch (Fault fault) {
            throw new Located(statement.line(), fault);
        } finally {
            library.budget().leave();
        }
    }

    private Flow execute(Statement statement, Scope scope) {
        switch (statement) {
            case Statement.Data data -> output.write(data.text());
            case Statement.Output print -> output.write(PythonText.str(
                    library.charged(evaluator.value(print.value(), scope))));
            case Statement.If branches -> {
                return conditional(branches, scope);
            }
            case Statement.For loop -> loops.run(loop, scope);
            case Statement.Assign assign -> {
                requireNamespaces(assign.target(), scope);
                assign(assign.target(), evaluator.value(assign.value(), scope), scope);
            }
            case Statement.AssignBlock block -> assign(block.target(),
                    captured(block.filter(), block.body(), scope.inner()), scope);
            case Statement.Macro macro -> scope.set(macro.signature().name(),
                    new MacroFunction(macro.signature(), macro.body(), scope, this, evaluator));
            case Statement.CallBlock block -> output.write(PythonText.str(call(block, scope)));
            case Statement.FilterBlock block -> output.write(
                    PythonText.str(captured(block.filter(), block.body(), scope.inner())));
            case Statement.With with -> {
                return with(with, scope);
            }
            case Statement.Generation generation -> generation(generation, scope);
            case Statement.Break _ -> {
                return Flow.BREAK;
            }
            case Statement.Continue _ -> {
                return Flow.CONTINUE;
            }
        }
        return Flow.ON;
    }

    private Flow conditional(Statement.If branches, Scope scope) {
        for (var branch : branches.branches()) {
            if (evaluator.holds(branch.test(), scope)) {
                return run(branch.body(), scope);
            }
        }
        return run(branches.otherwise(), scope);
    }

    private Value captured(Expression.@Nullable Filter filter, List<Statement> body, Scope scope) {
        var text = new Text(capture(body, scope));
        return filter == null ? text : evaluator.filter(filter, text, scope);
    }

    private Value call(Statement.CallBlock block, Scope scope) {
        var caller = new MacroFunction(block.signature(), block.body(), scope, this, evaluator);
        var callee = evaluator.value(block.call().callee(), scope);
        var arguments = evaluator.arguments(block.call().arguments(), scope);
        var named = new LinkedHashMap<>(arguments.named());
        if (named.put("caller", caller) != null) {
            throw new Fault("two values for the argument 'caller'");
        }
        return evaluator.call(callee, new Arguments(arguments.positional(), named));
    }

    private Flow with(Statement.With with, Scope scope) {
        var inner = scope.inner();
        for (int i = 0; i < with.targets().size(); i++) {
            assign(with.targets().get(i), evaluator.value(with.values().get(i), scope), inner);
        }
        return run(with.body(), inner);
    }

    private void generation(Statement.Generation generation, Scope scope) {
        int start = output.length();
        var text = capture(generation.body(), scope.inner());
        generated.add(new Span(start, start + text.length()));
        output.write(text);
    }

    private static void requireNamespaces(Target target, Scope scope) {
        switch (target) {
            case Target.Variable _ -> {
            }
            case Target.Member member -> {
                if (!(scope.get(member.namespace()) instanceof Namespace)) {
                    throw new Fault("cannot assign attribute on non-namespace object '" + member.namespace() + "'");
                }
            }
            case Target.Unpacked unpacked -> unpacked.targets().forEach(inner -> requireNamespaces(inner, scope));
        }
    }

    void assign(Target target, Value value, Scope scope) {
        switch (target) {
            case Target.Variable variable -> scope.set(variable.name(), value);
            case Target.Member member -> {
                requireNamespaces(member, scope);
                ((Namespace) scope.get(member.namespace())).set(member.name(), value);
            }
            case Target.Unpacked unpacked -> unpack(unpacked.targets(), value, scope);
        }
    }

    private void unpack(List<Target> targets, Value value, Scope scope) {
        var items = library.elements(value);
        if (items.size() != targets.size()) {
            throw new Fault((items.size() < targets.size() ? "not enough" : "too many") + " values to unpack (expected "
                    + targets.size() + ", got " + items.size() + ")");
        }
        for (int i = 0; i < targets.size(); i++) {
            assign(targets.get(i), items.get(i), scope);
        }
    }
}
