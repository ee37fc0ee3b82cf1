package dev.inscape.text.chat;

import dev.inscape.InscapeException;
import dev.inscape.text.chat.jinja.run.Rendering;
import dev.inscape.text.chat.jinja.syntax.Parser;
import dev.inscape.text.chat.jinja.syntax.Statement;
import dev.inscape.text.chat.jinja.value.Limits;
import dev.inscape.text.chat.jinja.value.Value;
import dev.inscape.text.chat.jinja.value.Values;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A chat template: Jinja2 as transformers 5 sets it up (whitespace trimmed around blocks, an immutable sandbox, its own
 * {@code tojson}, {@code raise_exception}, {@code strftime_now}, loop controls and {@code generation}).
 *
 * <p>A template is somebody else's program, so a rendering is bounded by {@link Limits}. It cannot reach files, other
 * templates or anything of Java.
 */
public final class ChatTemplate {

    private final List<Statement> body;
    private final Map<String, String> specialTokens;
    private final Limits limits;

    private ChatTemplate(List<Statement> body, Map<String, String> specialTokens, Limits limits) {
        this.body = body;
        this.specialTokens = Map.copyOf(specialTokens);
        this.limits = limits;
    }

    /** Of its text. What is no template, or uses what templates cannot, is refused with line and construct. */
    public static ChatTemplate parse(String text) {
        return new ChatTemplate(withinTheStack(() -> Parser.parse(text)), Map.of(), Limits.DEFAULT);
    }

    /** With the texts of {@code bos_token}, {@code eos_token} and their like. */
    public ChatTemplate withSpecialTokens(Map<String, String> tokens) {
        return new ChatTemplate(body, tokens, limits);
    }

    public ChatTemplate withLimits(Limits other) {
        return new ChatTemplate(body, specialTokens, other);
    }

    /**
     * The text that the model reads. What the template itself refuses (a role out of turn) is an {@code InscapeException} in
     * its own words; what goes wrong in it names the line.
     */
    public String render(Conversation conversation) {
        return render(conversation, LocalDateTime.now()).text();
    }

    /** The same as of a given time, which {@code strftime_now} tells, and with the places where the assistant speaks. */
    public RenderedChat render(Conversation conversation, LocalDateTime now) {
        var rendering = new Rendering(limits, now);
        var text = withinTheStack(() -> rendering.run(body, variables(conversation)));
        return new RenderedChat(text, rendering.generated());
    }

    /** Depths are bounded, but how much stack the calling thread has left is not known. */
    private static <T> T withinTheStack(Supplier<T> work) {
        try {
            return work.get();
        } catch (StackOverflowError e) {
            throw new InscapeException(
                    "the chat template is nested deeper than the stack of this thread allows; give the thread more (-Xss)",
                    e);
        }
    }

    private Map<String, Value> variables(Conversation conversation) {
        var variables = new LinkedHashMap<String, Value>();
        specialTokens.forEach((name, token) -> variables.put(name, Values.of(token)));
        conversation.variables().forEach((name, value) -> variables.put(name, Values.of(value)));
        variables.put("messages", Values.of(conversation.messages().stream().map(Message::normalized).toList()));
        variables.put("tools", Values.of(conversation.tools()));
        variables.put("documents", Values.of(conversation.documents()));
        variables.put("add_generation_prompt", Values.of(conversation.generationPrompt()));
        return variables;
    }
}
