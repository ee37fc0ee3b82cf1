package dev.inscape.bench;

import dev.inscape.model.LoadOptions;
import dev.inscape.model.Models;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Prompt tokens per second of SmolLM2-135M: 512 tokens are read, and the logits of the last of them are computed. */
final class PrefillRace {

    private static final int ROUNDS = 7;
    private static final int PROMPT = 512;
    private static final int SOME_ID = 1000;
    private static final int IDS = 40_000;
    private static final double LEAST_OF_TRANSFORMERS = 1.3;

    private PrefillRace() {
    }

    static void run() {
        try (var smol = SmolLm2.open();
                var f32 = Models.load(smol.directory().toString(), LoadOptions.DEFAULT.in(DType.FLOAT32));
                var bf16 = Models.load(smol.directory().toString(), LoadOptions.DEFAULT.in(DType.BFLOAT16));
                var peers = Peers.start(smol)) {
            System.out.printf("SmolLM2-135M, a prompt of %d tokens and one new token; tokens/s, medians of %d rounds%n",
                    PROMPT, ROUNDS);
            var decoders = new LinkedHashMap<String, Decoder>();
            decoders.put("Inscape f32", new OurDecoder(f32, Tap.NONE));
            decoders.put("Inscape bf16", new OurDecoder(bf16, Tap.NONE));
            decoders.put("transformers f32", peers.transformers());
            decoders.put("transformers bf16", peers.transformersHalf());
            decoders.put("llama.cpp F32", peers.llamaCpp());
            decoders.put("llama.cpp F16", peers.llamaCppHalf());
            var contestants = new LinkedHashMap<String, DoubleSupplier>();
            decoders.forEach((name, decoder) -> {
                if (!(decoder instanceof PeerDecoder peer) || peer.runs()) {
                    contestants.put(name, () -> PROMPT / decoder.write(prompt(), 1).readSeconds());
                }
            });
            var rounds = Rounds.of(ROUNDS, contestants);
            decoders.forEach((name, decoder) -> print(rounds, name, decoder));
        }
    }

    private static void print(Rounds rounds, String name, Decoder decoder) {
        if (!(decoder instanceof PeerDecoder peer)) {
            rounds.print(name, "");
        } else if (!peer.runs()) {
            rounds.print(name, peer.about());
        } else {
            var ours = name.endsWith("32") ? "Inscape f32" : "Inscape bf16";
            double ratio = rounds.ratio(ours, name);
            var bar = name.equals("transformers f32")
                    ? ", wanted at least %s: %s".formatted(LEAST_OF_TRANSFORMERS,
                            ratio >= LEAST_OF_TRANSFORMERS ? "met" : "missed")
                    : "";
            rounds.print(name, "Inscape %.2f x%s; %s".formatted(ratio, bar, peer.about()));
        }
    }

    private static List<long[]> prompt() {
        return List.of(new Random(2).longs(PROMPT, SOME_ID, IDS).toArray());
    }
}
