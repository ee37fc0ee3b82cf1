package dev.inscape.hub.safetensors;

import dev.inscape.hub.MappedFile;
import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A safetensors file, mapped: a tensor costs nothing until its values are touched. */
public final class SafetensorsWeights implements Weights {

    private final MappedFile file;
    private final Map<String, Place> places;
    private final Map<String, String> metadata;

    private SafetensorsWeights(MappedFile file) {
        this.file = file;
        var header = SafetensorsHeader.read(file);
        this.places = header.places();
        this.metadata = header.metadata();
    }

    /** Maps a file and reads its header; an error names what is wrong with it, and the byte. */
    public static SafetensorsWeights open(Path path) {
        var file = MappedFile.open(path);
        try {
            return new SafetensorsWeights(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** What the file says of itself. */
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public Set<String> names() {
        return places.keySet();
    }

    @Override
    public long[] shape(String name) {
        return find(name).entry().shape();
    }

    @Override
    public DType dtype(String name) {
        return find(name).entry().dtype();
    }

    /** Over the mapped file, unless its values begin at an address that is no multiple of their size: then copied. */
    @Override
    public Tensor tensor(String name) {
        var place = find(name);
        var entry = place.entry();
        var values = file.memory().asSlice(place.from(), entry.bytes());
        if (values.byteSize() > 0 && values.address() % entry.dtype().bytes() == 0) {
            return Tensors.mapped(values, entry.dtype(), entry.shape());
        }
        var copy = Tensors.empty(entry.dtype(), entry.shape());
        if (values.byteSize() > 0) {
            copy.segment().copyFrom(values);
        }
        return copy;
    }

    private Place find(String name) {
        var place = places.get(name);
        if (place == null) {
            throw Weights.unknown(file.path().toString(), name, names());
        }
        return place;
    }

    @Override
    public void close() {
        file.close();
    }
}
