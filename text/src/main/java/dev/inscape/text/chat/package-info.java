/**
 * Chat templates: how a conversation is written for a model, byte for byte as transformers' {@code apply_chat_template}
 * writes it.
 *
 * <p>{@link dev.inscape.text.chat.ChatTemplates} reads what a model's directory has, with its special tokens;
 * {@link dev.inscape.text.chat.ChatTemplate} is one template (a GGUF file's text, for instance), which renders a
 * {@link dev.inscape.text.chat.Conversation} of {@link dev.inscape.text.chat.Message}s.
 *
 * <p>All of them are immutable and may be shared by threads.
 *
 * <pre>{@code
 * var templates = ChatTemplates.find(Path.of("Qwen3-0.6B"));
 * var conversation = Conversation.of(Message.system("Be brief."), Message.user("What is the capital of France?"))
 *         .withGenerationPrompt()
 *         .with("enable_thinking", false);
 * String prompt = templates.render(conversation).text();
 *
 * ChatTemplate.parse(gguf.text("tokenizer.chat_template")).render(conversation);
 * }</pre>
 */
@NullMarked
package dev.inscape.text.chat;

import org.jspecify.annotations.NullMarked;
