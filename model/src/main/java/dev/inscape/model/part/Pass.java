package dev.inscape.model.part;

import dev.inscape.model.branch.Trunk;
import dev.inscape.model.cache.KeyValueCache;
import dev.inscape.model.packing.Packing;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One forward pass: its taps, its cache, and what all layers share, which is made once. */
public final class Pass {

    private final TapRun taps;
    private final @Nullable KeyValueCache cache;
    private final Scope scope;
    private final DType dtype;
    private final Device device;
    private final @Nullable Trunk trunk;
    private final @Nullable Consumer<Tensor> recorder;
    private final Map<Rotary, Rotary.Angles> angles = new HashMap<>();
    private final Map<Object, Tensor> masks = new HashMap<>();

    /**
     * A pass that is about to begin.
     *
     * @param scope  what is shared lives there: until the pass ends
     * @param dtype  of the stream
     * @param device of the stream
     */
    public Pass(TapRun taps, @Nullable KeyValueCache cache, Scope scope, DType dtype, Device device) {
        this(taps, cache, null, null, scope, dtype, device);
    }

    private Pass(TapRun taps, @Nullable KeyValueCache cache, @Nullable Trunk trunk, @Nullable Consumer<Tensor> recorder,
            Scope scope, DType dtype, Device device) {
        this.taps = taps;
        this.cache = cache;
        this.trunk = trunk;
        this.recorder = recorder;
        this.scope = scope;
        this.dtype = dtype;
        this.device = device;
    }

    /** A pass whose texts leave a text that was read before. */
    public static Pass leaving(Trunk trunk, TapRun taps, Scope scope, DType dtype, Device device) {
        return new Pass(taps, null, trunk, null, scope, dtype, device);
    }

    /** A pass that shows the queries, keys and values of each block, one after the other. */
    public static Pass recorded(Consumer<Tensor> recorder, TapRun taps, Scope scope, DType dtype, Device device) {
        return new Pass(taps, null, null, recorder, scope, dtype, device);
    }

    public TapRun taps() {
        return taps;
    }

    public Packing packing() {
        return taps.packing();
    }

    /** Where keys and values are remembered; null in a pass that stands alone. */
    public @Nullable KeyValueCache cache() {
        return cache;
    }

    /** What the texts of this pass leave; null where each is read from its beginning, or from where the cache ends. */
    @Nullable
    Trunk trunk() {
        return trunk;
    }

    /** Shows queries, keys and values of a block to whom they are wanted by. */
    void record(Tensor projections) {
        if (recorder != null) {
            recorder.accept(projections);
        }
    }

    /** The angles of all rows. */
    Rotary.Angles angles(Rotary rotary) {
        var known = angles.get(rotary);
        if (known == null) {
            var made = rotary.at(packing().positions(), dtype);
            known = scope.adopt(new Rotary.Angles(made.cos().to(device), made.sin().to(device)));
            angles.put(rotary, known);
        }
        return known;
    }

    /** What is added to scores, made once for equal keys. */
    Tensor mask(Object key, Supplier<Tensor> make) {
        var known = masks.get(key);
        if (known == null) {
            known = scope.adopt(make.get().to(dtype).to(device));
            masks.put(key, known);
        }
        return known;
    }
}
