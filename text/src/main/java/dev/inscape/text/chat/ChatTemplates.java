package dev.inscape.text.chat;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The templates of a model by name, and its special tokens.
 *
 * @param texts         the template's text by name; most models have {@code default} alone, some {@code tool_use} too
 * @param specialTokens {@code bos_token} and its like
 */
public record ChatTemplates(Map<String, String> texts, Map<String, String> specialTokens) {

    private static final String DEFAULT = "default";
    private static final String FOR_TOOLS = "tool_use";

    public ChatTemplates {
        if (texts.isEmpty()) {
            throw new UsageException("a model's chat templates are at least one");
        }
        texts = Map.copyOf(texts);
        specialTokens = Map.copyOf(specialTokens);
    }

    /**
     * Those in a model's directory, from the first of these that has any: {@code chat_template.jinja} with
     * {@code additional_chat_templates/NAME.jinja}; {@code chat_template} of tokenizer_config.json, one text or a list of named
     * ones; chat_template.json. A directory without any is refused: the model was not trained on conversations, or its
     * template must be given with {@link ChatTemplate#parse}.
     */
    public static ChatTemplates find(Path directory) {
        return lookFor(directory).orElseThrow(() -> new InscapeException("no chat template in " + directory
                + ": neither chat_template.jinja, nor \"chat_template\" in tokenizer_config.json, nor chat_template.json; "
                + "is it a base model? Take its instruction-tuned sibling, or give a template's text"));
    }

    /** As {@link #find}, but a directory without any is no error. */
    public static Optional<ChatTemplates> lookFor(Path directory) {
        var config = json(directory.resolve("tokenizer_config.json"));
        var texts = files(directory);
        if (texts.isEmpty()) {
            texts = named(config.get("chat_template"), directory);
        }
        if (texts.isEmpty()) {
            texts = named(json(directory.resolve("chat_template.json")).get("chat_template"), directory);
        }
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChatTemplates(texts, SpecialTokens.of(config,
                        json(directory.resolve("special_tokens_map.json")))));
    }

    /** The one that transformers takes: {@code tool_use} where there are tools and it is there, otherwise {@code default}. */
    public ChatTemplate choose(boolean withTools) {
        if (withTools && texts.containsKey(FOR_TOOLS)) {
            return named(FOR_TOOLS);
        }
        if (!texts.containsKey(DEFAULT)) {
            throw new UsageException("the model has no default chat template; name one of "
                    + texts.keySet().stream().sorted().toList());
        }
        return named(DEFAULT);
    }

    /** One by its name. */
    public ChatTemplate named(String name) {
        var text = texts.get(name);
        if (text == null) {
            throw new UsageException("the model has no chat template \"" + name + "\"; it has "
                    + texts.keySet().stream().sorted().toList());
        }
        return ChatTemplate.parse(text).withSpecialTokens(specialTokens);
    }

    /** Chooses, parses and renders. To render often, keep what {@link #choose} returns. */
    public RenderedChat render(Conversation conversation) {
        return choose(conversation.tools() != null).render(conversation, LocalDateTime.now());
    }

    private static Map<String, String> files(Path directory) {
        var texts = new LinkedHashMap<String, String>();
        var only = directory.resolve("chat_template.jinja");
        if (Files.isRegularFile(only)) {
            texts.put(DEFAULT, read(only));
        }
        var more = directory.resolve("additional_chat_templates");
        if (Files.isDirectory(more)) {
            try (var files = Files.newDirectoryStream(more, "*.jinja")) {
                for (var file : files) {
                    var name = file.getFileName().toString();
                    texts.put(name.substring(0, name.length() - ".jinja".length()), read(file));
                }
            } catch (IOException e) {
                throw new InscapeException("cannot list the chat templates in " + more + ": " + e.getMessage(), e);
            }
        }
        return texts;
    }

    private static Map<String, String> named(@Nullable Object field, Path directory) {
        return switch (field) {
            case null -> Map.of();
            case String text -> Map.of(DEFAULT, text);
            case List<?> entries -> {
                var texts = new LinkedHashMap<String, String>();
                for (var entry : entries) {
                    if (!(entry instanceof Map<?, ?> pair && pair.get("name") instanceof String name
                            && pair.get("template") instanceof String text)) {
                        throw unfit(directory);
                    }
                    texts.put(name, text);
                }
                yield texts;
            }
            case Map<?, ?> map -> {
                var texts = new LinkedHashMap<String, String>();
                map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
                yield texts;
            }
            default -> throw unfit(directory);
        };
    }

    private static InscapeException unfit(Path directory) {
        return new InscapeException("\"chat_template\" in " + directory
                + " is neither a text nor a list of {\"name\": …, \"template\": …}");
    }

    private static Map<String, Object> json(Path file) {
        return Files.isRegularFile(file) ? JsonFile.read(file) : Map.of();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new InscapeException("the chat template " + file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new InscapeException("cannot read the chat template " + file + ": " + e.getMessage(), e);
        }
    }
}
