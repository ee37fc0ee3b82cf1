package dev.inscape.text;

import java.util.Locale;

/** What a special token is for, by the names that tokenizer_config.json gives: {@code bos_token} and so on. */
public enum SpecialRole {
    /** Begins a text. */
    BOS,
    /** Ends a text. */
    EOS,
    /** Stands for what no piece spells. */
    UNK,
    /** Fills a batch's short rows. */
    PAD,
    /** Begins a text for a classifier. */
    CLS,
    /** Separates two texts, or ends one. */
    SEP,
    /** Hides a token that is to be guessed. */
    MASK;

    /** The name in tokenizer_config.json and in special_tokens_map.json. */
    public String key() {
        return name().toLowerCase(Locale.ROOT) + "_token";
    }
}
