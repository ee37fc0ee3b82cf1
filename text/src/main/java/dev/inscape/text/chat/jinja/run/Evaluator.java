package dev.inscape.text.chat.jinja.run;

import dev.inscape.text.chat.jinja.call.Library;
import dev.inscape.text.chat.jinja.syntax.Expression;
import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Arithmetic;
import dev.inscape.text.chat.jinja.value.Bool;
import dev.inscape.text.chat.jinja.value.Callable;
import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Equality;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Ordering;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Slice;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Truth;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/** What expressions are worth. */
final class Evaluator {

    private final Library library;

    Evaluator(Library library) {
        this.library = library;
    }

    /** The value; what goes wrong names the line of the innermost expression. */
    Value value(Expression expression, Scope scope) {
        library.budget().enter();
        try {
            library.budget().step();
            return compute(expression, scope);
        } catch (Fault fault) {
            throw new Located(expression.line(), fault);
        } finally {
            library.budget().leave();
        }
    }

    boolean holds(Expression expression, Scope scope) {
        return Truth.of(value(expression, scope));
    }

    private Value compute(Expression expression, Scope scope) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Name name -> scope.get(name.name());
            case Expression.ListLiteral list -> Seq.list(values(list.items(), scope));
            case Expression.TupleLiteral tuple -> Seq.tuple(values(tuple.items(), scope));
            case Expression.DictLiteral dict -> dict(dict, scope);
            case Expression.Attribute attribute -> library.attribute(value(attribute.owner(), scope), attribute.name());
            case Expression.Element element -> {
                var owner = value(element.owner(), scope);
                yield library.element(owner, library.charged(value(element.index(), scope)));
            }
            case Expression.Part part -> {
                var owner = value(part.owner(), scope);
                var start = value(part.start(), scope);
                var stop = value(part.stop(), scope);
                yield library.charged(Slice.of(owner, start, stop, value(part.step(), scope)));
            }
            case Expression.Call call -> call(value(call.callee(), scope), arguments(call.arguments(), scope));
            case Expression.Filter filter -> filter(filter, Text.EMPTY, scope);
            case Expression.Test test -> {
                var input = value(test.input(), scope);
                yield Bool.of(library.test(test.name(), arguments(test.arguments(), scope).after(input)));
            }
            case Expression.Not not -> Bool.of(!holds(not.operand(), scope));
            case Expression.Sign sign -> {
                var operand = value(sign.operand(), scope);
                yield sign.negative() ? Arithmetic.negative(operand) : Arithmetic.positive(operand);
            }
            case Expression.Binary binary -> {
                var left = value(binary.left(), scope);
                var right = library.charged(value(binary.right(), scope));
                yield Arithmetic.apply(binary.operator(), left, right, library.budget());
            }
            case Expression.And and -> {
                var left = value(and.left(), scope);
                yield Truth.of(left) ? value(and.right(), scope) : left;
            }
            case Expression.Or or -> {
                var left = value(or.left(), scope);
                yield Truth.of(left) ? left : value(or.right(), scope);
            }
            case Expression.Comparison comparison -> Bool.of(compare(comparison, scope));
            case Expression.Concatenation concatenation -> concatenation(concatenation, scope);
            case Expression.Conditional conditional -> conditional(conditional, scope);
        };
    }

    private List<Value> values(List<Expression> expressions, Scope scope) {
        var values = new ArrayList<Value>(expressions.size());
        expressions.forEach(expression -> values.add(value(expression, scope)));
        return values;
    }

    private Value dict(Expression.DictLiteral literal, Scope scope) {
        var dict = new Dict.Builder();
        for (var pair : literal.pairs()) {
            var key = library.charged(value(pair.key(), scope));
            dict.put(key, value(pair.value(), scope));
        }
        return dict.build();
    }

    private boolean compare(Expression.Comparison comparison, Scope scope) {
        var left = library.charged(value(comparison.first(), scope));
        for (var other : comparison.others()) {
            var right = library.charged(value(other.expression(), scope));
            boolean holds = switch (other.operator()) {
                case "==" -> Equality.equal(left, right);
                case "!=" -> !Equality.equal(left, right);
                case "in" -> Ordering.contains(right, left);
                case "not in" -> !Ordering.contains(right, left);
                default -> Ordering.compare(other.operator(), left, right);
            };
            if (!holds) {
                return false;
            }
            left = right;
        }
        return true;
    }

    private Value concatenation(Expression.Concatenation concatenation, Scope scope) {
        var text = new StringBuilder();
        for (var part : concatenation.parts()) {
            var piece = PythonText.str(library.charged(value(part, scope)));
            library.budget().size((long) text.length() + piece.length());
            text.append(piece);
        }
        return new Text(text.toString());
    }

    private Value conditional(Expression.Conditional conditional, Scope scope) {
        if (holds(conditional.test(), scope)) {
            return value(conditional.value(), scope);
        }
        return conditional.otherwise() != null
                ? value(conditional.otherwise(), scope)
                : new Undefined("the inline if-expression on line " + conditional.line()
                        + " evaluated to false and no else section was defined.");
    }

    /** Of an input, or of the text that a block captured. */
    Value filter(Expression.Filter filter, Text captured, Scope scope) {
        var input = switch (filter.input()) {
            case null -> captured;
            case Expression.Filter inner -> inside(() -> filter(inner, captured, scope));
            default -> value(filter.input(), scope);
        };
        return library.filter(filter.name(), arguments(filter.arguments(), scope).after(input));
    }

    private Value inside(Supplier<Value> work) {
        library.budget().enter();
        try {
            return work.get();
        } finally {
            library.budget().leave();
        }
    }

    Arguments arguments(Expression.CallArguments call, Scope scope) {
        var positional = values(call.positional(), scope);
        var named = new LinkedHashMap<String, Value>();
        call.named().forEach(argument -> named.put(argument.name(), value(argument.value(), scope)));
        if (call.more() != null) {
            positional.addAll(library.elements(value(call.more(), scope)));
        }
        if (call.moreNamed() != null) {
            if (!(value(call.moreNamed(), scope) instanceof Dict more)) {
                throw new Fault("** takes a mapping of arguments");
            }
            for (var entry : more.entries()) {
                if (named.put(Types.text(entry.key(), "**"), entry.value()) != null) {
                    throw new Fault("two values for the argument " + PythonText.repr(entry.key()));
                }
            }
        }
        return new Arguments(positional, named);
    }

    Value call(Value callee, Arguments arguments) {
        library.charge(arguments);
        return switch (callee) {
            case Callable callable -> library.charged(callable.call(arguments));
            case Undefined undefined -> throw undefined.fault();
            default -> throw new Fault("'" + Types.name(callee) + "' object is not callable");
        };
    }
}
