package dev.inscape.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A tokenizer.json, read by Hugging Face's own library. Nothing is cut and nothing padded, whatever the file asks for. */
public final class Tokenizer implements AutoCloseable {

    private static final Map<String, String> AS_IT_IS = Map.of("truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer tokenizer;

    private Tokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Opens a local tokenizer.json. */
    public static Tokenizer open(Path file) {
        // The library reports its use to its maker unless it is told not to.
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (!Files.isRegularFile(file)) {
            throw new InscapeException("cannot read the tokenizer " + file + ": there is no such file");
        }
        try {
            return new Tokenizer(HuggingFaceTokenizer.newInstance(file, AS_IT_IS));
        } catch (IOException | RuntimeException e) {
            throw new InscapeException("cannot read the tokenizer " + file + ": " + e.getMessage(), e);
        }
    }

    /** The tokens of a text, with or without special ones. */
    public Encoding encode(String text, boolean special) {
        TextCheck.requireReadable(text);
        return encoding(text, tokenizer.encode(text, special, false));
    }

    /** The same for many texts, on all cores. */
    public List<Encoding> encodeAll(List<String> texts, boolean special) {
        texts.forEach(TextCheck::requireReadable);
        var encodings = tokenizer.batchEncode(texts, special, false);
        return IntStream.range(0, texts.size()).mapToObj(i -> encoding(texts.get(i), encodings[i])).toList();
    }

    /** The text of tokens, special ones left out. */
    public String decode(long... ids) {
        return tokenizer.decode(ids, true);
    }

    private static Encoding encoding(String text, ai.djl.huggingface.tokenizers.Encoding encoding) {
        var ids = encoding.getIds();
        var points = CodePoints.of(text);
        var starts = new int[ids.length];
        var ends = new int[ids.length];
        var special = new boolean[ids.length];
        var spans = encoding.getCharTokenSpans();
        var mask = encoding.getSpecialTokenMask();
        for (int i = 0; i < ids.length; i++) {
            special[i] = mask[i] != 0;
            if (!special[i] && spans[i] != null) {
                starts[i] = points.unit(spans[i].getStart());
                ends[i] = points.unit(spans[i].getEnd());
            }
        }
        return new Encoding(ids, Arrays.asList(encoding.getTokens()), starts, ends, special);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
