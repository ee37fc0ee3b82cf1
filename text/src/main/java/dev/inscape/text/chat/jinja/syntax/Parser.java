package dev.inscape.text.chat.jinja.syntax;

import dev.inscape.text.chat.jinja.syntax.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Builds statements; what a tag's expressions are is {@link ExpressionParser}'s. */
public final class Parser {

    private static final Set<String> OTHER_TEMPLATES = Set.of("extends", "include", "import", "from", "block");
    private static final int DEEPEST = 200;

    private final TokenReader tokens;
    private final ExpressionParser expressions;
    private final BlockParser blocks;
    private final Deque<String> open = new ArrayDeque<>();
    private int loops;

    private Parser(List<Token> tokens) {
        this.tokens = new TokenReader(tokens);
        this.expressions = new ExpressionParser(this.tokens);
        this.blocks = new BlockParser(this.tokens, expressions, this);
    }

    /** The statements of a template. */
    public static List<Statement> parse(String template) {
        var parser = new Parser(Lexer.tokens(template));
        return parser.statements(Set.of());
    }

    /** Statements up to one of the names, which stays the current token; without names, to the end. */
    private List<Statement> statements(Set<String> ends) {
        var body = new ArrayList<Statement>();
        while (!tokens.is(Kind.END)) {
            var token = tokens.next();
            switch (token.kind()) {
                case DATA -> body.add(new Statement.Data(token.line(), token.text()));
                case VARIABLE_BEGIN -> {
                    body.add(new Statement.Output(token.line(), expressions.tuple(true)));
                    tokens.expect(Kind.VARIABLE_END, "'}}'");
                }
                default -> {
                    if (tokens.is(Kind.NAME) && ends.contains(tokens.current().text())) {
                        return body;
                    }
                    statement(body);
                    tokens.expect(Kind.BLOCK_END, "'%}'");
                }
            }
        }
        if (!ends.isEmpty()) {
            throw new SyntaxFault(tokens.line(), "'" + open.peek() + "' is not closed: the template ends where "
                    + String.join(" or ", ends.stream().sorted().toList()) + " is missing");
        }
        return body;
    }

    /** The body of a block, from the end of its first tag; the end's name is consumed. */
    List<Statement> body(String... ends) {
        tokens.skipOperator(":");
        tokens.expect(Kind.BLOCK_END, "'%}'");
        return statements(Set.of(ends));
    }

    /** A body that cannot leave the loop around it: a macro's, or one whose text is captured. */
    List<Statement> bodyOutsideOfLoops(String end) {
        int around = loops;
        loops = 0;
        var body = body(end);
        tokens.next();
        loops = around;
        return body;
    }

    private void statement(List<Statement> out) {
        var token = tokens.expect(Kind.NAME, "a tag's name");
        if (open.size() >= DEEPEST) {
            throw new SyntaxFault(token.line(), "blocks are nested more than " + DEEPEST + " deep");
        }
        open.push(token.text());
        int line = token.line();
        switch (token.text()) {
            case "if" -> out.add(conditional(line));
            case "for" -> out.add(loop(line));
            case "set" -> out.add(blocks.assignment(line));
            case "macro" -> out.add(blocks.macro(line));
            case "call" -> out.add(blocks.call(line));
            case "filter" -> out.add(blocks.filter(line));
            case "with" -> out.add(blocks.with(line));
            case "print" -> blocks.print(line, out);
            case "generation" -> out.add(new Statement.Generation(line, bodyOutsideOfLoops("endgeneration")));
            case "break" -> {
                requireLoop(token);
                out.add(new Statement.Break(line));
            }
            case "continue" -> {
                requireLoop(token);
                out.add(new Statement.Continue(line));
            }
            default -> throw unknown(token);
        }
        open.pop();
    }

    private void requireLoop(Token token) {
        if (loops == 0) {
            throw new SyntaxFault(token.line(),
                    "'" + token.text() + "' stands outside of a loop, or in a block that a loop cannot leave");
        }
    }

    private SyntaxFault unknown(Token token) {
        if (OTHER_TEMPLATES.contains(token.text())) {
            return new SyntaxFault(token.line(), "'" + token.text()
                    + "' is not supported: a chat template stands alone, without other templates to take from");
        }
        open.pop();
        var inside = open.isEmpty() ? "" : ", inside of '" + open.peek() + "'";
        return new SyntaxFault(token.line(), "'" + token.text() + "' is no tag that can stand here" + inside);
    }

    private Statement conditional(int line) {
        var branches = new ArrayList<Statement.Branch>();
        do {
            var test = expressions.tuple(false);
            branches.add(new Statement.Branch(test, body("elif", "else", "endif")));
        } while (tokens.skipName("elif"));
        List<Statement> otherwise = List.of();
        if (tokens.skipName("else")) {
            otherwise = body("endif");
        }
        tokens.next();
        return new Statement.If(line, branches, otherwise);
    }

    private Statement loop(int line) {
        var target = expressions.target(false);
        tokens.expectName("in");
        var iterable = expressions.loopIterable();
        var test = tokens.skipName("if") ? expressions.expression() : null;
        boolean recursive = tokens.skipName("recursive");
        loops++;
        var body = body("endfor", "else");
        loops--;
        List<Statement> otherwise = List.of();
        if (tokens.skipName("else")) {
            otherwise = body("endfor");
        }
        tokens.next();
        LoopName.requireUnassigned(line, target, body, otherwise);
        return new Statement.For(line, target, iterable, test, recursive, body, otherwise);
    }
}
