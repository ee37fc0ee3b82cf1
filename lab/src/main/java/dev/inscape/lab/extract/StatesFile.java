package dev.inscape.lab.extract;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.inscape.hub.safetensors.SafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.model.Captured;
import dev.inscape.model.Model;
import dev.inscape.model.ModelInfo;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Sites;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.text.Encoding;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Hidden states as a safetensors file: {@code input_ids} [token] int64, {@code offsets} [token, 2] int64 (UTF-16),
 * {@code states} [layer + 1, token, d] float32, where index 0 is the residual stream into the first block and index l the
 * stream after block l; {@code final} [token, d] and {@code logits} [token, vocabulary] where they are wanted. The metadata
 * name the model, its hashes, dtype and device.
 */
public final class StatesFile {

    private StatesFile() {
    }

    /** Reads one text and writes its states. */
    public static void write(Path file, Model model, Encoding text, Extras extras) {
        try (var scope = Scope.open("states")) {
            write(file, model.info(), model.capture(List.of(text), extras.selection()), extras);
        }
    }

    private static void write(Path file, ModelInfo info, Captured captured, Extras extras) {
        var text = captured.texts().getFirst();
        int tokens = text.length();
        var stream = Sites.residualStream().in(captured.shape());
        var entries = new ArrayList<TensorEntry>();
        entries.add(new TensorEntry("input_ids", DType.INT64, tokens));
        entries.add(new TensorEntry("offsets", DType.INT64, tokens, 2));
        entries.add(new TensorEntry("states", DType.FLOAT32, stream.size(), tokens, captured.shape().width()));
        for (var site : extras.sites()) {
            entries.add(new TensorEntry(Extras.tensorName(site), DType.FLOAT32, tokens, captured.at(site).size(-1)));
        }
        try (var out = SafetensorsWriter.create(file, Origin.of(info), entries)) {
            write(out, text.ids());
            write(out, Offsets.of(text));
            stream.forEach(site -> write(out, captured, site));
            extras.sites().forEach(site -> write(out, captured, site));
            out.finish();
        }
    }

    private static void write(SafetensorsWriter out, Captured captured, Site site) {
        try (var scope = Scope.open("writing")) {
            Tensor values = captured.at(site).to(Device.CPU).to(DType.FLOAT32).contiguous();
            out.write(values.segment());
        }
    }

    private static void write(SafetensorsWriter out, long[] values) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(JAVA_LONG, values);
            out.write(memory);
        }
    }
}
