package dev.inscape.text;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.inscape.InscapeException;

/**
 * Hugging Face's Rust library behind DJL's native methods.
 *
 * <p>They are called directly, past DJL's own {@code HuggingFaceTokenizer}: that class reports to a server each time it is
 * made, truncates to 512 tokens, and edits texts before Rust sees them. DJL keeps the unpacked library (14 MB) below
 * {@code ~/.djl.ai/tokenizers}, or where the environment's {@code DJL_CACHE_DIR} or {@code ENGINE_CACHE_DIR} says.
 */
final class RustLibrary {

    private static final String FLAVOR = "RUST_FLAVOR";

    private RustLibrary() {
    }

    /** The native methods; the first call loads the library. */
    static synchronized TokenizersLibrary load() {
        // On a machine with a GPU, DJL would fetch another build of the library from its server. The one in the jar is
        // for CPUs, and tokenizers have no use for more.
        boolean ours = System.getProperty(FLAVOR) == null;
        if (ours) {
            System.setProperty(FLAVOR, "cpu");
        }
        try {
            LibUtils.checkStatus();
            return TokenizersLibrary.LIB;
        } catch (RuntimeException | LinkageError e) {
            throw new InscapeException("cannot load the tokenizer library for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ": " + rootMessage(e)
                    + "; it is unpacked to ~/.djl.ai (set DJL_CACHE_DIR to a directory that can be written)", e);
        } finally {
            if (ours) {
                System.clearProperty(FLAVOR);
            }
        }
    }

    private static String rootMessage(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
