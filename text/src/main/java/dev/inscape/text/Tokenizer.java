package dev.inscape.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.inscape.InscapeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A tokenizer.json, run by Hugging Face's own library. Nothing is cut and nothing padded, whatever the file asks for.
 * Several threads may use it at once; closing waits for them.
 */
public final class Tokenizer implements AutoCloseable {

    private final TokenizerSource source;
    private final TokenizersLibrary library;
    private final long handle;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;
    private @Nullable TokenizerJson parts;
    private @Nullable Tokenizer plain;

    private Tokenizer(TokenizerSource source, TokenizersLibrary library, long handle) {
        this.source = source;
        this.library = library;
        this.handle = handle;
    }

    /**
     * Opens a local tokenizer.json, or a model's directory with one; nothing is fetched from elsewhere. What
     * tokenizer_config.json and special_tokens_map.json beside it say of special tokens is read too. A directory without
     * tokenizer.json may have GPT-2's or RoBERTa's vocab.json and merges.txt, or BERT's vocab.txt.
     */
    public static Tokenizer open(Path source) {
        return open(TokenizerSource.of(source));
    }

    /** Whether a directory has no tokenizer at all, not even one that cannot be read: its model knows ids alone. */
    public static boolean isMissing(Path directory) {
        return Files.isDirectory(directory) && TokenizerDirectory.isBare(directory);
    }

    /** Opens the text of a tokenizer.json; the name is for messages. */
    public static Tokenizer ofJson(String json, String name) {
        return ofJson(json, name, Map.of());
    }

    /** The same, with the pieces that begin a text, end it, and so on. */
    public static Tokenizer ofJson(String json, String name, Map<SpecialRole, String> roles) {
        return ofJson(() -> json, name, roles);
    }

    /** The same, with a text that is made each time it is wanted, at most three times, so that nobody keeps it. */
    public static Tokenizer ofJson(Supplier<String> json, String name, Map<SpecialRole, String> roles) {
        return open(new TokenizerSource(name, json, Map.copyOf(roles)));
    }

    private static Tokenizer open(TokenizerSource source) {
        var json = source.json().get();
        var library = RustLibrary.load();
        try {
            long handle = library.createTokenizerFromString(json);
            library.disableTruncation(handle);
            library.disablePadding(handle);
            return new Tokenizer(source, library, handle);
        } catch (RuntimeException e) {
            throw Json.unreadable(source.name(),
                    "it is no tokenizer.json that the library understands: " + e.getMessage(), e);
        }
    }

    /** The tokens of a text, with or without special ones. A text that is no valid Unicode is an error. */
    public Encoding encode(String text, boolean special) {
        TextCheck.requireReadable(text);
        return whileOpen(rust -> encoded(text, special));
    }

    /**
     * The tokens of a text in which the spellings of special tokens are text like any other, without special tokens around:
     * for what a user wrote. The first call opens the tokenizer a second time.
     */
    public Encoding encodeAsText(String text) {
        TextCheck.requireReadable(text);
        return whileOpen(rust -> plain().encode(text, false));
    }

    private synchronized Tokenizer plain() {
        if (plain == null) {
            plain = open(new TokenizerSource(source.name(), () -> PlainJson.write(source.json().get(), vocabulary()),
                    Map.of()));
        }
        return plain;
    }

    /** The same as {@link #encode} for many texts, on all cores. */
    public List<Encoding> encodeAll(List<String> texts, boolean special) {
        texts.forEach(TextCheck::requireReadable);
        // Each text by itself: the library's own batches end the process where a text cannot be encoded. The tasks take no
        // lock, since this thread holds one and waits for them.
        return whileOpen(rust -> texts.parallelStream().map(text -> encoded(text, special)).toList());
    }

    private Encoding encoded(String text, boolean special) {
        try {
            return encoding(text, library.encode(handle, text, special));
        } catch (RuntimeException e) {
            throw new InscapeException("the tokenizer " + source.name() + " cannot encode the text: " + e.getMessage(),
                    e);
        }
    }

    /** The text of tokens, special ones left out; an id outside of the vocabulary is an error. */
    public String decode(long... ids) {
        return decode(ids, false);
    }

    /** The text of tokens, with or without special ones; an id outside of the vocabulary is an error. */
    public String decode(long[] ids, boolean special) {
        var known = vocabulary();
        Arrays.stream(ids).forEach(known::piece);
        return decodeKnown(ids, special);
    }

    private String decodeKnown(long[] ids, boolean special) {
        return whileOpen(rust -> rust.decode(handle, ids, !special));
    }

    /** Decodes ids one by one, with or without special ones. */
    public StreamingDecoder streamingDecoder(boolean special) {
        Function<long[], String> decode = ids -> decodeKnown(ids, special);
        return new StreamingDecoder(this, special, switch (parts().decoder()) {
            case BYTES -> new ByteStream();
            case LOCAL -> new WindowStream(decode, false);
            case LOCAL_WITH_BYTE_RUNS -> new WindowStream(decode, true);
            case WHOLE -> new WholeStream(decode);
        });
    }

    /** The vocabulary's spelling of a token: {@code ##ing}. The first call of this or of what follows reads the vocabulary. */
    public String piece(long id) {
        return vocabulary().piece(id);
    }

    /** The number of a piece, spelled as the vocabulary spells it; an unknown piece is an error. */
    public long id(String piece) {
        return vocabulary().id(piece);
    }

    /** The number of a piece, if it is one. */
    public OptionalLong find(String piece) {
        return vocabulary().find(piece);
    }

    /** Whether decoding leaves a token out. */
    public boolean isSpecial(long id) {
        return vocabulary().isSpecial(id);
    }

    /** The special tokens, by what they are for. */
    public SpecialTokens specialTokens() {
        var known = vocabulary();
        var tokens = new EnumMap<SpecialRole, SpecialTokens.Token>(SpecialRole.class);
        source.roles().forEach((role, piece) -> known.find(piece)
                .ifPresent(id -> tokens.put(role, new SpecialTokens.Token(piece, id))));
        return new SpecialTokens(tokens, known.special());
    }

    /** Whether BOS is put before a text: what tokenizer.json says, whatever {@code add_bos_token} does. */
    public boolean addsBos() {
        return specialTokens().bos().filter(bos -> isAround(bos, encode("a", true), 0)).isPresent();
    }

    /** Whether EOS is put behind a text. */
    public boolean addsEos() {
        var text = encode("a", true);
        return specialTokens().eos().filter(eos -> isAround(eos, text, text.length() - 1)).isPresent();
    }

    private static boolean isAround(SpecialTokens.Token token, Encoding text, int at) {
        return text.length() > 0 && text.special()[at] && text.ids()[at] == token.id();
    }

    /** How many pieces there are, added ones included; a model's table may have a few more rows, which are never used. */
    public int vocabularySize() {
        return vocabulary().size();
    }

    private Vocabulary vocabulary() {
        return parts().vocabulary();
    }

    private synchronized TokenizerJson parts() {
        if (parts == null) {
            parts = TokenizerJson.read(source.name(), source.json().get());
        }
        return parts;
    }

    private <T> T whileOpen(Function<TokenizersLibrary, T> work) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new InscapeException("the tokenizer " + source.name() + " was used after it was closed");
            }
            return work.apply(library);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Copies a native encoding and frees it. */
    private Encoding encoding(String text, long encoded) {
        try {
            var ids = library.getTokenIds(encoded);
            var mask = library.getSpecialTokenMask(encoded);
            var spans = library.getTokenCharSpans(encoded);
            var points = CodePoints.of(text);
            var starts = new int[ids.length];
            var ends = new int[ids.length];
            var special = new boolean[ids.length];
            for (int i = 0; i < ids.length; i++) {
                special[i] = mask[i] != 0;
                if (!special[i] && spans[i] != null) {
                    starts[i] = points.unit(spans[i].getStart());
                    ends[i] = points.unit(spans[i].getEnd());
                }
            }
            return new Encoding(ids, Arrays.asList(library.getTokens(encoded)), starts, ends, special);
        } finally {
            library.deleteEncoding(encoded);
        }
    }

    /** Frees the native tokenizer. A second call does nothing. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                library.deleteTokenizer(handle);
                closePlain();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private synchronized void closePlain() {
        if (plain != null) {
            plain.close();
        }
    }
}
