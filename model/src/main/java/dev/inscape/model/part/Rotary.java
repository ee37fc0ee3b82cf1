package dev.inscape.model.part;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import dev.inscape.tensor.Tensors;
import java.util.List;

/**
 * Rotary position embedding (Su et al. 2021): at position p, pair i of a head's entries is turned by
 * {@code p * frequency[i]}. Angles are computed in double precision.
 *
 * @param frequencies radians per position, one for each pair; a head's entries beyond the pairs are left alone
 */
public record Rotary(double[] frequencies) {

    public Rotary {
        frequencies = frequencies.clone();
    }

    /** Cosines and sines for some rows, {@code [row, 1, pair]}. */
    public record Angles(Tensor cos, Tensor sin) implements TensorCarrier {
        @Override
        public List<Tensor> tensors() {
            return List.of(cos, sin);
        }
    }

    /** The angles of rows at these positions. */
    public Angles at(long[] positions, DType dtype) {
        int pairs = frequencies.length;
        var cos = new double[positions.length * pairs];
        var sin = new double[positions.length * pairs];
        for (int row = 0; row < positions.length; row++) {
            for (int pair = 0; pair < pairs; pair++) {
                double angle = positions[row] * frequencies[pair];
                cos[row * pairs + pair] = Math.cos(angle);
                sin[row * pairs + pair] = Math.sin(angle);
            }
        }
        return new Angles(tensor(cos, positions.length, dtype), tensor(sin, positions.length, dtype));
    }

    private static Tensor tensor(double[] values, int rows, DType dtype) {
        return Tensors.of(values, rows, 1, values.length / rows).to(dtype);
    }
}
