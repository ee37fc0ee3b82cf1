package dev.inscape.model.summary;

import dev.inscape.InscapeException;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.ModelText;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model's tokenizer is.
 *
 * @param vocabulary how many tokens it has; 0 where it cannot be opened
 * @param before     the special tokens that it puts before a text
 * @param after      those that it puts behind it
 * @param special    the tokens that have a role, by its name
 * @param problem    why it cannot be opened; empty where it can
 */
public record TokenizerSummary(int vocabulary, List<String> before, List<String> after, Map<String, String> special,
        String problem) {

    public TokenizerSummary {
        before = List.copyOf(before);
        after = List.copyOf(after);
        special = Map.copyOf(special);
    }

    /** A model whose tokenizer is missing or not supported can still be looked at: the reason is part of the answer. */
    static TokenizerSummary of(ModelFiles model) {
        try (var tokenizer = ModelText.tokenizer(model)) {
            var special = new TreeMap<String, String>();
            tokenizer.specialTokens().byRole().forEach(
                    (role, token) -> special.put(role.name().toLowerCase(Locale.ROOT), token.piece()));
            var text = tokenizer.encode("a", true);
            return new TokenizerSummary(tokenizer.vocabularySize(), added(text, true), added(text, false), special, "");
        } catch (InscapeException e) {
            return new TokenizerSummary(0, List.of(), List.of(), Map.of(), String.valueOf(e.getMessage()));
        }
    }

    private static List<String> added(Encoding text, boolean before) {
        int token = before ? 0 : text.length() - 1;
        var pieces = new ArrayList<String>();
        while (token >= 0 && token < text.length() && text.special()[token]) {
            pieces.add(text.pieces().get(token));
            token += before ? 1 : -1;
        }
        return before ? pieces : pieces.reversed();
    }
}
