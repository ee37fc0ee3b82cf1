package dev.inscape.bench;

import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.measure.Ceilings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** New tokens per second of SmolLM2-135M: ours, transformers and llama.cpp, on the same weights and prompts, in turn. */
final class DecodeRace {

    private static final int ROUNDS = 5;
    private static final int TOKENS = 64;
    private static final int PROMPT = 16;
    private static final int TEXTS = 8;
    private static final int SOME_ID = 1000;
    private static final int IDS = 40_000;
    private static final double LEAST_OF_TRANSFORMERS = 2.2;
    private static final double LEAST_OF_LLAMACPP = 0.75;
    private static final double LEAST_OF_BFLOAT16 = 1.7;
    private static final double LEAST_OF_BATCH = 4;
    private static final double LEAST_WITH_TAP = 0.97;

    private static final double GIGA = 1e9;

    private static final String LIMIT = "limit of the memory, f32";
    private static final String F32 = "Inscape f32";
    private static final String TAP = "Inscape f32, direction";
    private static final String F32_BATCH = "Inscape f32, 8 texts";
    private static final String BF16 = "Inscape bf16";
    private static final String BF16_BATCH = "Inscape bf16, 8 texts";
    private static final String HF = "transformers f32";
    private static final String HF_BATCH = "transformers f32, 8 texts";
    private static final String HF_BF16 = "transformers bf16";
    private static final String CPP = "llama.cpp F32";
    private static final String CPP_F16 = "llama.cpp F16";

    private DecodeRace() {
    }

    static void run() {
        try (var smol = SmolLm2.open(); var scope = Scope.open()) {
            DecodingMemory.print(smol, PROMPT, TOKENS);
            try (var f32 = load(smol, DType.FLOAT32);
                    var bf16 = load(smol, DType.BFLOAT16);
                    var peers = Peers.start(smol)) {
                var shape = f32.shape();
                var plain = new OurDecoder(f32, Tap.NONE);
                var tapped = new OurDecoder(f32, DecodingCosts.direction(shape.layers(), shape.width()));
                System.out.printf("SmolLM2-135M, %d new tokens after %d, greedy; tokens/s, medians of %d rounds%n",
                        TOKENS, PROMPT, ROUNDS);
                var contestants = new LinkedHashMap<String, DoubleSupplier>();
                contestants.put(LIMIT, () -> Ceilings.readGigabytes() * GIGA / smol.weightBytes(DType.FLOAT32));
                add(contestants, F32, plain, 1);
                add(contestants, TAP, tapped, 1);
                add(contestants, F32_BATCH, plain, TEXTS);
                add(contestants, BF16, new OurDecoder(bf16, Tap.NONE), 1);
                add(contestants, BF16_BATCH, new OurDecoder(bf16, Tap.NONE), TEXTS);
                add(contestants, HF, peers.transformers(), 1);
                add(contestants, HF_BATCH, peers.transformers(), TEXTS);
                add(contestants, HF_BF16, peers.transformersHalf(), 1);
                add(contestants, CPP, peers.llamaCpp(), 1);
                add(contestants, CPP_F16, peers.llamaCppHalf(), 1);
                var rounds = Rounds.of(ROUNDS, contestants);
                printOurs(rounds, plain, tapped);
                printPeers(rounds, peers, plain);
            }
        }
    }

    private static Model load(SmolLm2 smol, DType dtype) {
        return Models.load(smol.directory().toString(), LoadOptions.DEFAULT.in(dtype));
    }

    private static void add(Map<String, DoubleSupplier> contestants, String name, Decoder decoder, int texts) {
        if (!(decoder instanceof PeerDecoder peer) || peer.runs()) {
            contestants.put(name, () -> decoder.write(prompts(texts), TOKENS).madePerSecond());
        }
    }

    private static void printOurs(Rounds rounds, Decoder plain, Decoder tapped) {
        rounds.print(LIMIT, "all weights read once for a token, at the rate of the same rounds");
        rounds.print(F32, "%.2f of that".formatted(rounds.ratio(F32, LIMIT)));
        double operators = DecodingCosts.operatorsOfAToken(plain, prompts(1).getFirst());
        rounds.print(TAP, F32, "the rate without a tap", LEAST_WITH_TAP);
        System.out.printf("%-28s %10s  %.1f operators a token, %.1f without%n", "", "",
                DecodingCosts.operatorsOfAToken(tapped, prompts(1).getFirst()), operators);
        rounds.print(F32_BATCH, F32, "one text", LEAST_OF_BATCH);
        rounds.print(BF16, F32, "float32", LEAST_OF_BFLOAT16);
        rounds.print(BF16_BATCH, BF16, "one text", LEAST_OF_BATCH);
    }

    private static void printPeers(Rounds rounds, Peers peers, Decoder plain) {
        printPeer(rounds, HF, peers.transformers(), F32, LEAST_OF_TRANSFORMERS, plain);
        printPeer(rounds, HF_BATCH, peers.transformers(), F32_BATCH, 0, plain);
        printPeer(rounds, HF_BF16, peers.transformersHalf(), BF16, 0, plain);
        printPeer(rounds, CPP, peers.llamaCpp(), F32, LEAST_OF_LLAMACPP, plain);
        printPeer(rounds, CPP_F16, peers.llamaCppHalf(), BF16, 0, plain);
    }

    private static void printPeer(Rounds rounds, String name, PeerDecoder peer, String ours, double wanted,
            Decoder plain) {
        if (!peer.runs()) {
            rounds.print(name, peer.about());
            return;
        }
        double ratio = rounds.ratio(ours, name);
        var bar = wanted == 0
                ? ""
                : ", wanted at least %s%s: %s".formatted(wanted, wanted < 1 ? " (better 1.0)" : "",
                        ratio >= wanted ? "met" : "missed");
        rounds.print(name, "Inscape %.2f x%s; %s; %d of %d tokens the same as Inscape's float32".formatted(ratio, bar,
                peer.about(), same(peer, plain), TOKENS));
    }

    /** New tokens until the first that differs. */
    private static int same(Decoder one, Decoder other) {
        var ids = one.write(prompts(1), TOKENS).ids().getFirst();
        var others = other.write(prompts(1), TOKENS).ids().getFirst();
        return (int) IntStream.range(0, TOKENS).takeWhile(i -> ids[i] == others[i]).count();
    }

    /** Any ids: what they say does not matter. */
    private static List<long[]> prompts(int texts) {
        var random = new Random(1);
        return IntStream.range(0, texts)
                .mapToObj(_ -> random.longs(PROMPT, SOME_ID, IDS).toArray()).toList();
    }
}
