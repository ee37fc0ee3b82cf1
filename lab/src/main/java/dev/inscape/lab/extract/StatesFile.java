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
import java.util.Map;
import java.util.TreeMap;

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
            write(file, model.info(), model.capture(List.of(text), extras.selection()), extras, List.of());
        }
    }

    /** Writes the states of several texts, packed one after the other, with further tensors of whole numbers before them. */
    static void write(Path file, ModelInfo info, Captured captured, Extras extras, List<Numbers> before) {
        var numbers = new ArrayList<>(before);
        numbers.add(ids(captured));
        numbers.add(offsets(captured));
        int rows = captured.packing().rows();
        var stream = Sites.residualStream().in(captured.shape());
        var entries = new ArrayList<TensorEntry>();
        numbers.forEach(tensor -> entries.add(new TensorEntry(tensor.name, DType.INT64, tensor.shape)));
        entries.add(new TensorEntry("states", DType.FLOAT32, stream.size(), rows, captured.shape().width()));
        for (var site : extras.sites()) {
            entries.add(new TensorEntry(Extras.tensorName(site), DType.FLOAT32, rows, captured.packed(site).size(-1)));
        }
        try (var out = SafetensorsWriter.create(file, provenance(info), entries)) {
            numbers.forEach(tensor -> write(out, tensor.values));
            stream.forEach(site -> write(out, captured, site));
            extras.sites().forEach(site -> write(out, captured, site));
            out.finish();
        }
    }

    /** A tensor of whole numbers. */
    record Numbers(String name, long[] values, long... shape) {
    }

    private static Numbers ids(Captured captured) {
        var ids = captured.packing().pack(captured.texts().stream().map(Encoding::ids).toList());
        return new Numbers("input_ids", ids, ids.length);
    }

    private static Numbers offsets(Captured captured) {
        int rows = captured.packing().rows();
        var offsets = new long[2 * rows];
        for (int text = 0; text < captured.texts().size(); text++) {
            var encoding = captured.texts().get(text);
            for (int token = 0; token < encoding.length(); token++) {
                int row = captured.packing().firstRow(text) + token;
                offsets[2 * row] = encoding.starts()[token];
                offsets[2 * row + 1] = encoding.ends()[token];
            }
        }
        return new Numbers("offsets", offsets, rows, 2);
    }

    private static void write(SafetensorsWriter out, Captured captured, Site site) {
        try (var scope = Scope.open("writing")) {
            Tensor values = captured.packed(site).to(Device.CPU).to(DType.FLOAT32).contiguous();
            out.write(values.segment());
        }
    }

    private static void write(SafetensorsWriter out, long[] values) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(JAVA_LONG, values);
            out.write(memory);
        }
    }

    static Map<String, String> provenance(ModelInfo info) {
        var facts = new TreeMap<String, String>();
        facts.put("model", info.name());
        facts.put("family", info.family());
        facts.put("dtype", info.dtype().label());
        facts.put("device", info.device().toString());
        info.hashes().forEach((file, hash) -> facts.put("sha256:" + file, hash));
        return facts;
    }
}
