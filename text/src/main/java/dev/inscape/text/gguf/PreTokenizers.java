package dev.inscape.text.gguf;

import dev.inscape.UsageException;
import dev.inscape.text.SpecialRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code tokenizer.ggml.pre} names: how llama.cpp cuts the texts of each "gpt2" vocabulary. */
final class PreTokenizers {

    /**
     * A way to cut.
     *
     * @param cuts          the regular expressions
     * @param ignoresMerges whether a cut that is a piece as a whole is not merged
     * @param addsBos       whether BOS begins a text unless the file says otherwise
     * @param presumed      the ids of roles that the file does not name
     */
    record Rule(Cuts cuts, boolean ignoresMerges, boolean addsBos, Map<SpecialRole, Integer> presumed) {

        Rule(Cuts cuts) {
            this(cuts, false, false, Map.of(SpecialRole.BOS, 11, SpecialRole.EOS, 11));
        }

        Rule ignoringMerges() {
            return new Rule(cuts, true, addsBos, presumed);
        }

        Rule withBos() {
            return new Rule(cuts, ignoresMerges, true, presumed);
        }

        Rule withoutPresumedBos() {
            return new Rule(cuts, ignoresMerges, addsBos, Map.of(SpecialRole.EOS, 11));
        }
    }

    private static final Map<String, Rule> RULES = rules();

    /** llama.cpp has them; each needs something that is not here, or could not be held to llama.cpp's ids. */
    private static final Set<String> NOT_SUPPORTED = Set.of("afmoe", "chameleon", "cohere2moe", "exaone-moe", "gemma4",
            "granite-embed-multi-311m", "granite-embed-multi-97m", "jais-2", "jina-v2-code", "jina-v2-de",
            "jina-v2-es", "kimi-k2", "modern-bert", "sarvam-moe", "spark2_5", "superbpe", "tiny_aya", "whitespace",
            "youtu");

    private PreTokenizers() {
    }

    private static Map<String, Rule> rules() {
        var rules = new HashMap<String, Rule>();
        put(rules, new Rule(Cuts.DEFAULT), "default");
        put(rules, new Rule(Cuts.GPT2), "gpt-2", "phi-2", "jina-es", "jina-de", "jina-v1-en", "gigachat", "a.x-4.0",
                "mellum",
                "roberta-bpe", "exaone4", "mpt", "olmo", "jais", "trillion", "granite-docling");
        put(rules, new Rule(Cuts.DIGITS), "starcoder", "refact", "command-r", "smollm", "codeshell", "exaone",
                "minerva-7b",
                "mellum2");
        put(rules, new Rule(Cuts.FALCON), "falcon");
        put(rules, new Rule(Cuts.LLAMA3).ignoringMerges().withBos(), "llama3", "llama-v3", "llama-bpe", "falcon3",
                "falcon-h1",
                "pixtral", "midm-2.0", "lfm2", "jina-v5-nano");
        put(rules, new Rule(Cuts.LLAMA3), "dbrx", "smaug-bpe");
        put(rules, new Rule(Cuts.LLAMA3).withoutPresumedBos(), "chatglm-bpe");
        put(rules, new Rule(Cuts.LLAMA3).withoutPresumedBos().ignoringMerges(), "glm4", "glm5");
        put(rules, new Rule(Cuts.QWEN2), "qwen2", "deepseek-r1-qwen", "kormo", "f2llmv2", "megrez", "stablelm2",
                "hunyuan",
                "solar-open", "grok-2");
        put(rules, new Rule(Cuts.QWEN35), "qwen35");
        put(rules, new Rule(Cuts.UFAKZEKA), "ufakzeka");
        put(rules, new Rule(Cuts.SEED_CODER), "seed-coder");
        put(rules, new Rule(Cuts.BAILING), "bailingmoe", "bailingmoe2", "llada-moe");
        put(rules, new Rule(Cuts.MINICPM5).ignoringMerges(), "minicpm5");
        put(rules, new Rule(Cuts.LAGUNA), "laguna");
        put(rules, new Rule(Cuts.TEKKEN).ignoringMerges().withBos(), "tekken");
        put(rules, new Rule(Cuts.GPT4O), "gpt-4o", "llama4", "kanana2", "talkie", "minimax-m2");
        put(rules, new Rule(Cuts.DEEPSEEK_LLM), "deepseek-llm");
        put(rules, new Rule(Cuts.DEEPSEEK_CODER), "deepseek-coder");
        put(rules, new Rule(Cuts.DEEPSEEK3), "deepseek-v3", "hunyuan-dense", "joyai-llm", "hy_v4");
        put(rules, new Rule(Cuts.BLOOM), "bloom", "poro-chat", "gpt3-finnish");
        put(rules, new Rule(Cuts.VIKING), "viking");
        return Map.copyOf(rules);
    }

    private static void put(Map<String, Rule> rules, Rule rule, String... names) {
        for (var name : names) {
            rules.put(name, rule);
        }
    }

    /** The names that are supported. */
    static List<String> names() {
        return RULES.keySet().stream().sorted().toList();
    }

    /** The rule of a name; none at all is "default", as in llama.cpp. */
    static Rule rule(@Nullable String name) {
        var rule = RULES.get(name == null || name.isEmpty() ? "default" : name);
        if (rule != null) {
            return rule;
        }
        throw new UsageException("the GGUF pre-tokenizer \"" + name + "\" "
                + (NOT_SUPPORTED.contains(name)
                        ? "is one of llama.cpp's, but is not supported here"
                        : "is unknown")
                + "; supported are " + String.join(", ", names()));
    }
}
