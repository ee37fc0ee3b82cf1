package dev.inscape.text;

import static dev.inscape.text.SpecialRole.BOS;
import static dev.inscape.text.SpecialRole.CLS;
import static dev.inscape.text.SpecialRole.EOS;
import static dev.inscape.text.SpecialRole.MASK;
import static dev.inscape.text.SpecialRole.PAD;
import static dev.inscape.text.SpecialRole.SEP;
import static dev.inscape.text.SpecialRole.UNK;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What transformers' tokenizer classes presume of special tokens where no file names them. */
enum TokenizerClass {
    BERT("Bert", Map.of(UNK, "[UNK]", SEP, "[SEP]", PAD, "[PAD]", CLS, "[CLS]", MASK, "[MASK]")),
    DISTIL_BERT("DistilBert", BERT.roles),
    GPT2("GPT2", Map.of(BOS, "<|endoftext|>", EOS, "<|endoftext|>", UNK, "<|endoftext|>")),
    ROBERTA("Roberta",
            Map.of(BOS, "<s>", EOS, "</s>", UNK, "<unk>", SEP, "</s>", PAD, "<pad>", CLS, "<s>", MASK, "<mask>")),
    LLAMA("Llama", Map.of(BOS, "<s>", EOS, "</s>", UNK, "<unk>")),
    GEMMA("Gemma", Map.of(BOS, "<bos>", EOS, "<eos>", UNK, "<unk>", PAD, "<pad>")),
    QWEN2("Qwen2", Map.of(EOS, "<|endoftext|>", UNK, "<|endoftext|>", PAD, "<|endoftext|>")),
    T5("T5", Map.of(EOS, "</s>", UNK, "<unk>", PAD, "<pad>"));

    private final String prefix;
    private final Map<SpecialRole, String> roles;

    TokenizerClass(String prefix, Map<SpecialRole, String> roles) {
        this.prefix = prefix;
        this.roles = roles;
    }

    Map<SpecialRole, String> roles() {
        return roles;
    }

    /** The class that a tokenizer_config.json names, with or without "Fast". */
    static Optional<TokenizerClass> of(JsonNode config) {
        var name = config.path("tokenizer_class").asText("").replaceFirst("Fast$", "");
        return Arrays.stream(values()).filter(known -> name.equals(known.prefix + "Tokenizer")).findFirst();
    }
}
