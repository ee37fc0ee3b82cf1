package dev.inscape.lab.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.inscape.lab.corpus.CorpusText;
import dev.inscape.text.Encoding;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of texts.
 *
 * @param texts  of each text's characters in UTF-8
 * @param corpus of all that is known of all of them, and of their tokens
 */
record TextHashes(List<String> texts, String corpus) {

    static TextHashes of(List<CorpusText> corpus, List<Encoding> encodings) {
        var all = sha256();
        var texts = new ArrayList<String>();
        for (int i = 0; i < corpus.size(); i++) {
            var text = corpus.get(i);
            texts.add(of(text.text()));
            add(all, text.id());
            add(all, text.label());
            add(all, text.group());
            add(all, text.source());
            add(all, Integer.toString(text.line()));
            add(all, texts.getLast());
            var encoding = encodings.get(i);
            var tokens = ByteBuffer.allocate(Math.multiplyExact(encoding.length(), 2 * Integer.BYTES + Long.BYTES));
            for (int token = 0; token < encoding.length(); token++) {
                tokens.putLong(encoding.ids()[token]).putInt(encoding.starts()[token]).putInt(encoding.ends()[token]);
            }
            all.update(ByteBuffer.allocate(Integer.BYTES).putInt(encoding.length()).flip());
            all.update(tokens.flip());
        }
        return new TextHashes(texts, HexFormat.of().formatHex(all.digest()));
    }

    static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
    }

    /** With its length before it, so that no two lists of texts give the same bytes. */
    private static void add(MessageDigest hash, @Nullable String text) {
        var bytes = text == null ? new byte[0] : text.getBytes(UTF_8);
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(text == null ? -1 : bytes.length).flip());
        hash.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
