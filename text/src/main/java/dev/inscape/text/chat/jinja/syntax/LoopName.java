package dev.inscape.text.chat.jinja.syntax;

import java.util.List;

/** The name {@code loop} belongs to the loop, in all of its body. */
final class LoopName {

    private LoopName() {
    }

    static void requireUnassigned(int line, Target target, List<Statement> body, List<Statement> otherwise) {
        if (assigns(target) || assigns(body) || assigns(otherwise)) {
            throw new SyntaxFault(line, "'loop' cannot be assigned to inside of a loop");
        }
    }

    private static boolean assigns(List<Statement> body) {
        return body.stream().anyMatch(LoopName::assigns);
    }

    /** Loops inside of the body have looked after themselves. */
    private static boolean assigns(Statement statement) {
        return switch (statement) {
            case Statement.Assign assign -> assigns(assign.target());
            case Statement.AssignBlock assign -> assigns(assign.target()) || assigns(assign.body());
            case Statement.If branches -> assigns(branches.otherwise())
                    || branches.branches().stream().anyMatch(branch -> assigns(branch.body()));
            case Statement.Macro macro -> assigns(macro.body());
            case Statement.CallBlock call -> assigns(call.body());
            case Statement.FilterBlock filter -> assigns(filter.body());
            case Statement.With with -> assigns(with.body());
            case Statement.Generation generation -> assigns(generation.body());
            case Statement.Data _, Statement.Output _, Statement.For _, Statement.Break _, Statement.Continue _ -> false;
        };
    }

    private static boolean assigns(Target target) {
        return switch (target) {
            case Target.Variable variable -> variable.name().equals("loop");
            case Target.Member _ -> false;
            case Target.Unpacked unpacked -> unpacked.targets().stream().anyMatch(LoopName::assigns);
        };
    }
}
