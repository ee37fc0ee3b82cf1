package dev.inscape.text;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The special tokens of a tokenizer.
 *
 * @param byRole what the files beside tokenizer.json name and the vocabulary has; a bare tokenizer.json names nothing
 * @param ids    every token that decoding leaves out, whether it has a role or not
 */
public record SpecialTokens(Map<SpecialRole, Token> byRole, SortedSet<Long> ids) {

    /**
     * A special token.
     *
     * @param piece its spelling
     * @param id    its number
     */
    public record Token(String piece, long id) {
    }

    public SpecialTokens {
        byRole = byRole.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(byRole));
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    /** The token of a role. */
    public Optional<Token> of(SpecialRole role) {
        return Optional.ofNullable(byRole.get(role));
    }

    /** What begins a text. */
    public Optional<Token> bos() {
        return of(SpecialRole.BOS);
    }

    /** What ends a text, and generation. */
    public Optional<Token> eos() {
        return of(SpecialRole.EOS);
    }

    /** What stands for the unknown. */
    public Optional<Token> unk() {
        return of(SpecialRole.UNK);
    }

    /** What fills a batch. */
    public Optional<Token> pad() {
        return of(SpecialRole.PAD);
    }
}
