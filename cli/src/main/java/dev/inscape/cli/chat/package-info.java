/**
 * Conversations at a terminal, apart from any model: {@link dev.inscape.cli.chat.ChatSession} goes back and forth between a
 * {@link dev.inscape.cli.chat.Room}, where messages are typed and answers shown, and an {@link dev.inscape.cli.chat.Answerer},
 * which is a model or a test. At a terminal the room has a history, messages of several lines, and a Ctrl-C that ends an answer
 * and not the program; in a pipe, and at a terminal that cannot move its cursor, one line is one message.
 *
 * <pre>{@code
 * try (var room = Room.open(context.terminal())) {
 *     new ChatSession(room, (conversation, shown, cancellation) -> {
 *         var prompt = template.render(conversation, now).text();
 *         return model.generate(prompt, options, shown, cancellation).text();
 *     }).withSystem("Be brief.").run();
 * }
 * }</pre>
 *
 * <p>A session runs on one thread, and there the answers are made; a Ctrl-C comes on another and does no more than set a {@link
 * dev.inscape.model.generation.Cancellation}.
 */
@NullMarked
package dev.inscape.cli.chat;

import org.jspecify.annotations.NullMarked;
