package dev.inscape.model.generation;

import dev.inscape.hub.found.AdapterModel;
import dev.inscape.hub.found.DirectoryModel;
import dev.inscape.hub.found.EditedModel;
import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.hub.found.GgufModel;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.gguf.GgufFile;
import dev.inscape.text.Tokenizer;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tokens that end an answer of a model, by what its files say.
 *
 * <p>Beside safetensors it is {@code eos_token_id} of generation_config.json, and only where that names none, of config.json, as
 * in transformers; and the tokenizer's end of text besides, since the tokenizers of chat models are often the only file that was
 * kept up to date. In a GGUF file it is the ends of text, turn and message that the metadata names and, as in llama.cpp,
 * every token with a spelling that is known to end turns, because many files do not name theirs; what separates files
 * when code is filled in ends an answer in llama.cpp, but not here.
 *
 * @param ids ascending; may be empty, and then an answer ends for other reasons alone
 */
public record StopTokens(SortedSet<Integer> ids) {

    private static final Set<String> GGUF_KEYS = Set.of("tokenizer.ggml.eos_token_id", "tokenizer.ggml.eot_token_id",
            "tokenizer.ggml.eom_token_id");

    /** Facts about vocabularies, as llama.cpp's llama-vocab.cpp collected them. */
    private static final Set<String> SPELLINGS = Set.of("<|eot_id|>", "<|im_end|>", "<|end|>", "<|return|>",
            "<|call|>", "<|flush|>", "<|calls|>", "<end_of_turn>", "<|endoftext|>", "</s>", "<|eom_id|>", "<EOT>",
            "_<EOT>", "[EOT]", "[EOS]", "<|end_of_text|>", "<end_of_utterance>", "<eos>", "<turn|>",
            "<|tool_response>");

    public StopTokens {
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    /** Those of a model that knows ids alone. */
    public static StopTokens of(ModelFiles files) {
        return new StopTokens(named(files));
    }

    /** Reads a few kilobytes; {@code tokenizer} is the model's own. A file whose ids are no ids is an error. */
    public static StopTokens of(ModelFiles files, Tokenizer tokenizer) {
        var ids = new TreeSet<Integer>(named(files));
        tokenizer.specialTokens().eos().ifPresent(token -> ids.add(Math.toIntExact(token.id())));
        if (weightsOf(files) instanceof GgufModel gguf) {
            addOfGguf(ids, gguf, tokenizer);
        }
        return new StopTokens(ids);
    }

    private static ModelFiles weightsOf(ModelFiles files) {
        return switch (files) {
            case AdapterModel adapter -> weightsOf(adapter.base());
            case EditedModel edited -> weightsOf(edited.base());
            case DirectoryModel _, EmbeddedModel _, GgufModel _ -> files;
        };
    }

    private static SortedSet<Integer> named(ModelFiles files) {
        var named = GenerationConfig.of(files).map(GenerationConfig::eos).orElse(Collections.emptySortedSet());
        if (!named.isEmpty() || weightsOf(files) instanceof GgufModel) {
            return named;
        }
        var place = "config.json of " + files.name();
        var config = new GenerationConfig(place, files.config()).eos();
        // A model that sees or hears keeps the settings of its decoder one level down.
        return config.isEmpty() ? new GenerationConfig(place, files.config().path("text_config")).eos() : config;
    }

    private static void addOfGguf(Set<Integer> ids, GgufModel model, Tokenizer tokenizer) {
        int size = tokenizer.vocabularySize();
        try (var file = GgufFile.open(model.file())) {
            for (var key : GGUF_KEYS) {
                long id = file.metadata().wholeOr(key, -1);
                if (id >= 0 && id < size) { // others mean that there is no such token
                    ids.add((int) id);
                }
            }
        }
        for (var spelling : SPELLINGS) {
            tokenizer.find(spelling).ifPresent(id -> ids.add((int) id));
        }
        // Where these two end messages, the third only ends a part of one (gpt-oss).
        if (tokenizer.find("<|return|>").isPresent() && tokenizer.find("<|call|>").isPresent()) {
            tokenizer.find("<|end|>").ifPresent(id -> ids.remove((int) id));
        }
    }

    /** Whether this token ends an answer. */
    public boolean contains(int id) {
        return ids.contains(id);
    }

    /** Together with others, such as those of {@link GenerateOptions}. */
    public StopTokens with(Set<Integer> others) {
        var all = new TreeSet<>(ids);
        all.addAll(others);
        return new StopTokens(all);
    }
}
