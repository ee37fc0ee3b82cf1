package dev.inscape.bench;

/**
 * Those who decode the same weights in Python.
 *
 * @param transformers     in float32
 * @param transformersHalf in bfloat16
 * @param llamaCpp         on a file of float32
 * @param llamaCppHalf     on a file of float16
 */
record Peers(PeerDecoder transformers, PeerDecoder transformersHalf, PeerDecoder llamaCpp, PeerDecoder llamaCppHalf)
        implements
        AutoCloseable {

    static Peers start(SmolLm2 smol) {
        return new Peers(transformers(smol, "float32"), transformers(smol, "bfloat16"), llamaCpp(smol, "F32"),
                llamaCpp(smol, "F16"));
    }

    private static PeerDecoder transformers(SmolLm2 smol, String dtype) {
        return PeerDecoder.start("decode_transformers", "INSCAPE_PYTHON_TRANSFORMERS", smol.place(),
                smol.directory().toString(), dtype);
    }

    private static PeerDecoder llamaCpp(SmolLm2 smol, String type) {
        return PeerDecoder.start("decode_llamacpp", "INSCAPE_PYTHON_LLAMACPP", smol.place(),
                SmolLm2.gguf().toString(), type, smol.place().toString());
    }

    @Override
    public void close() {
        transformers.close();
        transformersHalf.close();
        llamaCpp.close();
        llamaCppHalf.close();
    }
}
