package dev.inscape.lab.read;

import static dev.inscape.model.site.Sites.residualStream;

import dev.inscape.UsageException;
import dev.inscape.model.Model;
import dev.inscape.model.ModelInfo;
import dev.inscape.model.site.ModelShape;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.text.Encoding;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What happens to each token's state on its way up the residual stream.
 *
 * @param info       the model
 * @param shape      its sizes
 * @param text       the tokens
 * @param norms      {@code [layer + 1][token]}: the Euclidean norm of each state; index 0 is the stream into the first block
 * @param moves      {@code [layer][token]}: how far a block turned the state: 1 - cosine of the states after and before it,
 *                   from 0 (same direction) to 2
 * @param similarity {@code [token][token]}: cosine of the states after the last block
 */
public record Reading(ModelInfo info, ModelShape shape, Encoding text, double[][] norms, double[][] moves,
        double[][] similarity) {

    /** Reads one text: one forward pass. */
    public static Reading of(Model model, Encoding text) {
        try (var scope = Scope.open("reading")) {
            var captured = model.capture(List.of(text), residualStream());
            var sites = residualStream().in(model.shape());
            var states = Joining.stack(sites.stream().map(captured::at).toList(), 0).to(DType.FLOAT64); // [layer + 1, token, d]
            var norms = states.norm(-1, false); // [layer + 1, token]
            var directions = states.div(norms.unsqueeze(-1)); // [layer + 1, token, d]
            int layers = model.shape().layers();
            var cosines = directions.narrow(0, 1, layers).mul(directions.narrow(0, 0, layers)).sum(-1, false);
            var last = directions.select(0, layers); // [token, d]
            return new Reading(model.info(), model.shape(), text, rows(norms), rows(cosines.neg().add(1)),
                    rows(last.matmul(last.transpose(0, 1))));
        }
    }

    /** The tokens whose last states are most like that of the given one, itself left out; the most similar first. */
    public List<Neighbour> neighbours(int token, int atMost) {
        if (token < 0 || token >= similarity.length) {
            throw new UsageException("there is no token " + token + ": the text has " + similarity.length
                    + ", counted from 0");
        }
        if (atMost < 0) {
            throw new UsageException("cannot give " + atMost + " neighbours; ask for 0 or more");
        }
        return IntStream.range(0, similarity.length).filter(other -> other != token)
                .mapToObj(other -> new Neighbour(other, similarity[token][other]))
                .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed()).limit(atMost).toList();
    }

    private static double[][] rows(Tensor matrix) {
        var flat = matrix.toDoubles();
        int width = (int) matrix.size(1);
        return IntStream.range(0, (int) matrix.size(0))
                .mapToObj(row -> Arrays.copyOfRange(flat, row * width, (row + 1) * width))
                .toArray(double[][]::new);
    }
}
