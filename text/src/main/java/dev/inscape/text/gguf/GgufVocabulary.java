package dev.inscape.text.gguf;

import dev.inscape.InscapeException;
import dev.inscape.text.SpecialRole;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tokenizer of a GGUF file: the values below {@code tokenizer.ggml.}, as the file holds them.
 *
 * @param model    {@code model}: "gpt2" or "llama"
 * @param pre      {@code pre}: how texts are cut before merging, for "gpt2"
 * @param tokens   {@code tokens}: the pieces, by id; an empty one is renamed as llama.cpp renames it
 * @param scores   {@code scores}: one for each piece, or none
 * @param types    {@code token_type}: one for each piece, or none, which makes all of them normal
 * @param merges   {@code merges}: "left right", in their order
 * @param switches what is put around and before a text
 * @param ids      {@code bos_token_id} and so on; one outside of the vocabulary is passed over, as llama.cpp does
 */
public record GgufVocabulary(String model, @Nullable String pre, List<String> tokens, float[] scores, int[] types,
        List<String> merges, Switches switches, Map<SpecialRole, Integer> ids) {

    /**
     * What a file may say or leave to what its model presumes (null).
     *
     * @param addBos         {@code add_bos_token}
     * @param addEos         {@code add_eos_token}
     * @param addSpacePrefix {@code add_space_prefix}
     */
    public record Switches(@Nullable Boolean addBos, @Nullable Boolean addEos, @Nullable Boolean addSpacePrefix) {
    }

    public GgufVocabulary {
        if (tokens.isEmpty()) {
            throw new InscapeException("the GGUF vocabulary has no tokens");
        }
        requireOneEach("scores", scores.length, tokens.size());
        requireOneEach("types", types.length, tokens.size());
        tokens = named(tokens);
        merges = List.copyOf(merges);
        ids = Map.copyOf(ids);
    }

    private static void requireOneEach(String what, int count, int tokens) {
        if (count != 0 && count != tokens) {
            throw new InscapeException("the GGUF vocabulary has " + tokens + " tokens but " + count + " " + what);
        }
    }

    private static List<String> named(List<String> tokens) {
        var named = IntStream.range(0, tokens.size())
                .mapToObj(id -> tokens.get(id).isEmpty() ? "[EMPTY_" + id + "]" : tokens.get(id)).toList();
        var seen = new HashSet<String>();
        for (int id = 0; id < named.size(); id++) {
            if (!seen.add(named.get(id))) {
                throw new InscapeException("the GGUF vocabulary spells two tokens \"" + named.get(id) + "\": "
                        + named.indexOf(named.get(id)) + " and " + id);
            }
        }
        return named;
    }

    /** What a token is; some that end a generation count as control tokens whatever the file says. */
    TokenType type(int id) {
        return EndOfGeneration.type(tokens.get(id),
                types.length == 0 ? TokenType.NORMAL : TokenType.of(types[id]));
    }

    /** The id of a role: the file's, or the presumed one, if the vocabulary has it. */
    @Nullable
    Integer id(SpecialRole role, Map<SpecialRole, Integer> presumed) {
        var stated = ids.get(role);
        var id = stated != null && isToken(stated) ? stated : presumed.get(role);
        return id != null && isToken(id) ? id : null;
    }

    private boolean isToken(int id) {
        return id >= 0 && id < tokens.size();
    }
}
