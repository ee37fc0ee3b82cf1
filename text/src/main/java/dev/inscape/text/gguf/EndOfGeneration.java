package dev.inscape.text.gguf;

import java.util.Set;

/** Tokens that llama.cpp knows by their spelling, because files often get their type wrong. */
final class EndOfGeneration {

    private static final Set<String> CONTROL = Set.of("<|eot_id|>", "<|im_end|>", "<|end|>", "<|return|>", "<|call|>",
            "<|flush|>", "<|calls|>", "<end_of_turn>", "<|endoftext|>", "</s>", "<|eom_id|>", "<EOT>", "_<EOT>",
            "[EOT]",
            "[EOS]", "<|end_of_text|>", "<end_of_utterance>", "<eos>", "<turn|>", "<|tool_response>",
            "<\uff5cend\u2581of\u2581sentence\uff5c>", "[e~[");

    private static final Set<String> ALWAYS_SHOWN = Set.of("<|channel|>", "<|message|>", "<|start|>", "<|constrain|>");

    private EndOfGeneration() {
    }

    static TokenType type(String token, TokenType stated) {
        if (ALWAYS_SHOWN.contains(token)) {
            return TokenType.USER_DEFINED;
        }
        return CONTROL.contains(token) ? TokenType.CONTROL : stated;
    }
}
