package dev.inscape.world.recipe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.hub.save.Companions;
import dev.inscape.world.World;
import dev.inscape.world.corpus.Dialogues;
import dev.inscape.world.vocabulary.WorldVocabulary;
import java.util.Map;

/** The files of a model of the world beside its weights, as transformers reads them. */
public final class WorldFiles {

    private static final int CONTEXT = 256;

    private final WorldVocabulary vocabulary;

    public WorldFiles(World world) {
        this.vocabulary = new WorldVocabulary(world);
    }

    /** config.json of a decoder of this shape: Llama's parts, the head tied to the embedding. */
    public ObjectNode config(WorldShape shape) {
        var config = JsonNodeFactory.instance.objectNode();
        config.putArray("architectures").add("LlamaForCausalLM");
        config.put("model_type", "llama").put("vocab_size", vocabulary.size()).put("hidden_size", shape.width())
                .put("intermediate_size", shape.mlp()).put("num_hidden_layers", shape.layers())
                .put("num_attention_heads", shape.heads()).put("num_key_value_heads", shape.heads())
                .put("head_dim", shape.width() / shape.heads()).put("max_position_embeddings", CONTEXT)
                .put("hidden_act", "silu").put("rms_norm_eps", 1e-5).put("rope_theta", 10_000.0)
                .put("initializer_range", 0.02).put("attention_bias", false).put("mlp_bias", false)
                .put("tie_word_embeddings", true).put("use_cache", true).put("torch_dtype", "float32");
        return withTokens(config);
    }

    private ObjectNode withTokens(ObjectNode config) {
        return config.put("bos_token_id", vocabulary.id(WorldVocabulary.BOS))
                .put("eos_token_id", vocabulary.id(WorldVocabulary.EOS))
                .put("pad_token_id", vocabulary.id(WorldVocabulary.PAD));
    }

    /** The tokenizer's, the others', and what the model was made by. */
    Companions companions(WorldRecipe recipe) {
        return Companions.writing(Map.of("tokenizer.json", pretty(vocabulary.json()), "tokenizer_config.json",
                pretty(tokenizerConfig()), "generation_config.json",
                pretty(withTokens(JsonNodeFactory.instance.objectNode()).put("do_sample", false)),
                "recipe.json", pretty(recipe.json())));
    }

    private static ObjectNode tokenizerConfig() {
        return JsonNodeFactory.instance.objectNode().put("tokenizer_class", "PreTrainedTokenizerFast")
                .put("bos_token", WorldVocabulary.BOS).put("eos_token", WorldVocabulary.EOS)
                .put("pad_token", WorldVocabulary.PAD).put("model_max_length", CONTEXT)
                .put("clean_up_tokenization_spaces", false).put("chat_template", Dialogues.TEMPLATE);
    }

    private static String pretty(ObjectNode json) {
        return json.toPrettyString() + "\n";
    }
}
