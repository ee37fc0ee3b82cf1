package dev.inscape.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tokenizer.json, read by Hugging Face's own library. Nothing is cut and nothing padded, whatever the file asks for.
 * Several threads may use it at once; closing waits for them.
 */
public final class Tokenizer implements AutoCloseable {

    private static final long LARGEST_FILE = 1L << 29;

    private final Path file;
    private final TokenizersLibrary library;
    private final long handle;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;
    private @Nullable Vocabulary vocabulary;

    private Tokenizer(Path file, TokenizersLibrary library, long handle) {
        this.file = file;
        this.library = library;
        this.handle = handle;
    }

    /** Opens a local tokenizer.json; nothing is fetched from elsewhere. */
    public static Tokenizer open(Path file) {
        var json = content(file);
        var library = RustLibrary.load();
        try {
            long handle = library.createTokenizerFromString(json);
            library.disableTruncation(handle);
            library.disablePadding(handle);
            return new Tokenizer(file, library, handle);
        } catch (RuntimeException e) {
            throw unreadable(file, "it is no tokenizer.json that the library understands: " + e.getMessage(), e);
        }
    }

    private static String content(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw unreadable(file, "there is no such file", null);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw unreadable(file, "it has " + Files.size(file) + " bytes, which no tokenizer.json has", null);
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8", e);
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static InscapeException unreadable(Path file, String why, @Nullable Exception cause) {
        return new InscapeException("cannot read the tokenizer " + file + ": " + why, cause);
    }

    /** The tokens of a text, with or without special ones. A text that is no valid Unicode is an error. */
    public Encoding encode(String text, boolean special) {
        TextCheck.requireReadable(text);
        return whileOpen(rust -> encoding(text, rust.encode(handle, text, special)));
    }

    /** The same for many texts, on all cores. */
    public List<Encoding> encodeAll(List<String> texts, boolean special) {
        texts.forEach(TextCheck::requireReadable);
        return whileOpen(rust -> {
            var encoded = rust.batchEncode(handle, texts.toArray(String[]::new), special);
            var encodings = new ArrayList<Encoding>(texts.size());
            for (int i = 0; i < encoded.length; i++) {
                encodings.add(encoding(texts.get(i), encoded[i]));
            }
            return List.copyOf(encodings);
        });
    }

    /** The text of tokens, special ones left out; an id outside of the vocabulary is an error. */
    public String decode(long... ids) {
        return decode(ids, false);
    }

    /** The text of tokens, with or without special ones; an id outside of the vocabulary is an error. */
    public String decode(long[] ids, boolean special) {
        var known = vocabulary();
        Arrays.stream(ids).forEach(known::piece);
        return whileOpen(rust -> rust.decode(handle, ids, !special));
    }

    /** The vocabulary's spelling of a token: {@code ##ing}. The first call of this and the next two reads the vocabulary. */
    public String piece(long id) {
        return vocabulary().piece(id);
    }

    /** The number of a piece, spelled as the vocabulary spells it. */
    public long id(String piece) {
        return vocabulary().id(piece);
    }

    /** How many pieces there are, added ones included; a model's table may have a few more rows, which are never used. */
    public int vocabularySize() {
        return vocabulary().size();
    }

    private synchronized Vocabulary vocabulary() {
        if (vocabulary == null) {
            vocabulary = Vocabulary.read(file);
        }
        return vocabulary;
    }

    private <T> T whileOpen(Function<TokenizersLibrary, T> work) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new InscapeException("the tokenizer " + file + " was used after it was closed");
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
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
