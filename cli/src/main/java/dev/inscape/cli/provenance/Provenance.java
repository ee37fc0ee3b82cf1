package dev.inscape.cli.provenance;

import dev.inscape.model.ModelInfo;
import dev.inscape.tensor.runtime.LibTorch;
import dev.inscape.tensor.runtime.Machine;
import dev.inscape.tensor.runtime.Threads;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What made a result.
 *
 * @param facts names and values, in the order to show them
 */
public record Provenance(SequencedMap<String, String> facts) {

    /** Of a model's result for one text, made now by this process. */
    public static Provenance of(ModelInfo model, String text) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Inscape", Version.current());
        facts.put("model", model.name() + " (" + model.family() + ")");
        new TreeMap<>(model.hashes()).forEach((file, hash) -> facts.put("SHA-256 of " + file, hash));
        facts.put("SHA-256 of the text", sha256(text));
        facts.put("dtype", model.dtype().label());
        facts.put("device", model.device().toString());
        facts.put("threads", Integer.toString(Threads.inUse()));
        facts.put("LibTorch", LibTorch.version() + ", " + LibTorch.blas() + ", " + LibTorch.cpuCapability());
        facts.put("processor", Machine.here().model());
        facts.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("made", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return new Provenance(facts);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A copy, so that a record of facts does not change. */
    public Provenance {
        facts = new LinkedHashMap<>(facts);
    }

    @Override
    public SequencedMap<String, String> facts() {
        return new LinkedHashMap<>(facts);
    }
}
