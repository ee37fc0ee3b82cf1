package dev.inscape.hub.torch;

import dev.inscape.hub.ByteCount;
import dev.inscape.hub.MappedFile;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of a file that {@code torch.save} wrote ({@code pytorch_model.bin}, {@code .pt}, {@code .pth}), without running
 * what is pickled in it. Of a dict without tensors of its own that has a dict under {@code state_dict},
 * {@code model_state_dict} or {@code model}, that one is shown; nested names are joined by dots; a tensor alone is called
 * {@code tensor}.
 *
 * <p>Values are mapped where they lie densely, also transposed; views with gaps or repetitions are copied. The checksum of
 * the pickle is verified, those of the values are not: that would read them all.
 */
public final class TorchWeights implements Weights {

    private static final long MOST_REPEATED = 64L << 20;

    private final MappedFile file;
    private final Map<String, View> views;

    private TorchWeights(MappedFile file) {
        this.file = file;
        var complaint = new Complaint(file.path().toString());
        var archive = Archive.of(file, complaint);
        this.views = Map.copyOf(StateDict.of(new PickleMachine(archive.pickle(), archive).run(), complaint));
        views.forEach((name, view) -> requireOfFilesSize(name, view, complaint));
    }

    /** Maps a file and walks its pickle; an error names what is wrong or not read, and the byte. */
    public static TorchWeights open(Path path) {
        var file = MappedFile.open(path);
        try {
            return new TorchWeights(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Strides of nought let a few bytes claim to be any number of them. */
    private void requireOfFilesSize(String name, View view, Complaint complaint) {
        if (ByteCount.of(view.dtype(), view.sizes(), file.memory().byteSize() + MOST_REPEATED).isEmpty()) {
            throw complaint.refused("has the tensor " + Quoted.of(name) + " " + Arrays.toString(view.sizes())
                    + ", which repeats its values to more than the file has");
        }
    }

    @Override
    public Set<String> names() {
        return views.keySet();
    }

    @Override
    public long[] shape(String name) {
        return find(name).sizes();
    }

    @Override
    public DType dtype(String name) {
        return find(name).dtype();
    }

    @Override
    public Tensor tensor(String name) {
        var view = find(name);
        var values = file.memory().asSlice(view.from(), view.spanBytes());
        if (values.byteSize() == 0) {
            return Tensors.empty(view.dtype(), view.sizes());
        }
        var order = view.denseOrder();
        boolean dense = order.length == view.sizes().length;
        return dense && values.address() % view.dtype().bytes() == 0
                ? mapped(values, view, order)
                : copied(values, view);
    }

    private static Tensor mapped(MemorySegment values, View view, int[] order) {
        var sizes = view.sizes();
        var outermostFirst = Arrays.stream(order).mapToLong(dim -> sizes[dim]).toArray();
        var tensor = Tensors.mapped(values, view.dtype(), outermostFirst);
        var back = new long[order.length];
        boolean moved = false;
        for (int i = 0; i < order.length; i++) {
            back[order[i]] = i;
            moved |= order[i] != i;
        }
        return moved ? tensor.permute(back) : tensor;
    }

    private static Tensor copied(MemorySegment values, View view) {
        var tensor = Tensors.empty(view.dtype(), view.sizes());
        StridedCopy.copy(values, view, tensor.segment());
        return tensor;
    }

    private View find(String name) {
        var view = views.get(name);
        if (view == null) {
            throw Weights.unknown(file.path().toString(), name, names());
        }
        return view;
    }

    @Override
    public void close() {
        file.close();
    }
}
