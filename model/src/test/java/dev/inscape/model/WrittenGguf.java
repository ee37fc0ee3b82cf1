package dev.inscape.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A llama of one embedding table as a GGUF file, with a tokenizer that the tests of the text module have recorded. */
final class WrittenGguf {

    private static final int WIDTH = 2;

    private final ByteArrayOutputStream keys = new ByteArrayOutputStream();
    private int count;

    /** Writes the file. */
    static Path write(Path place, String model, JsonNode vocabulary, String template) throws IOException {
        var gguf = new WrittenGguf();
        gguf.text("general.architecture", "llama");
        for (var size : new String[]{"block_count", "context_length", "feed_forward_length", "attention.head_count"}) {
            gguf.whole("llama." + size, 1);
        }
        gguf.whole("llama.embedding_length", WIDTH);
        gguf.key("llama.attention.layer_norm_rms_epsilon", 6).writeBytes(little(Float.floatToIntBits(1e-5f), 4));
        gguf.text("tokenizer.ggml.model", model);
        gguf.text("tokenizer.ggml.pre", "llama-bpe");
        gguf.array("tokens", 8, "tokens", vocabulary, token -> string(token.textValue()));
        gguf.array("token_type", 5, "types", vocabulary, type -> little(type.asInt(), 4));
        gguf.array("merges", 8, "merges", vocabulary, merge -> string(merge.textValue()));
        gguf.array("scores", 6, "scores", vocabulary, score -> little(Float.floatToIntBits(score.floatValue()), 4));
        gguf.whole("tokenizer.ggml.bos_token_id", vocabulary.get("bos").asInt());
        gguf.whole("tokenizer.ggml.eos_token_id", vocabulary.get("eos").asInt());
        gguf.text("tokenizer.chat_template", template);
        return Files.write(place, gguf.bytes(vocabulary.get("tokens").size()));
    }

    private interface Bytes {
        byte[] of(JsonNode item);
    }

    private static byte[] little(long value, int bytes) {
        var all = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        return Arrays.copyOf(all.array(), bytes);
    }

    private static byte[] string(String text) {
        var bytes = text.getBytes(UTF_8);
        return ByteBuffer.allocate(Long.BYTES + bytes.length).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length)
                .put(bytes).array();
    }

    private ByteArrayOutputStream key(String name, int type) {
        keys.writeBytes(string(name));
        keys.writeBytes(little(type, Integer.BYTES));
        count++;
        return keys;
    }

    private void text(String name, String value) {
        key(name, 8).writeBytes(string(value));
    }

    private void whole(String name, int value) {
        key(name, 4).writeBytes(little(value, Integer.BYTES));
    }

    private void array(String name, int type, String recorded, JsonNode vocabulary, Bytes bytes) {
        if (!vocabulary.has(recorded)) {
            return;
        }
        key("tokenizer.ggml." + name, 9).writeBytes(little(type, Integer.BYTES));
        keys.writeBytes(little(vocabulary.get(recorded).size(), Long.BYTES));
        vocabulary.get(recorded).forEach(item -> keys.writeBytes(bytes.of(item)));
    }

    private byte[] bytes(int tokens) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("GGUF".getBytes(UTF_8));
        out.writeBytes(little(3, Integer.BYTES));
        out.writeBytes(little(1, Long.BYTES));
        out.writeBytes(little(count, Long.BYTES));
        out.writeBytes(keys.toByteArray());
        out.writeBytes(string("token_embd.weight"));
        out.writeBytes(little(2, Integer.BYTES));
        out.writeBytes(little(WIDTH, Long.BYTES));
        out.writeBytes(little(tokens, Long.BYTES));
        out.writeBytes(little(0, Integer.BYTES));
        out.writeBytes(little(0, Long.BYTES));
        out.writeBytes(new byte[(32 - out.size() % 32) % 32]);
        for (int i = 0; i < tokens * WIDTH; i++) {
            out.writeBytes(little(Float.floatToIntBits(0.25f * i - 1), Integer.BYTES));
        }
        return out.toByteArray();
    }
}
