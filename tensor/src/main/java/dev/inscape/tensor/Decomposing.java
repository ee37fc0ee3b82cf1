package dev.inscape.tensor;

import org.bytedeco.pytorch.global.torch;

/** Decompositions of matrices by LAPACK; leading dimensions are a batch, whose matrices are taken one by one. */
public sealed interface Decomposing permits Tensor {

    /**
     * Eigenvalues and eigenvectors of symmetric matrices {@code [.., n, n]}, of which the lower triangles are read. Costs
     * about {@code 9 n^3} operations each.
     */
    default Eigen eigen() {
        var result = new Eigen[1];
        Op.act("eigen", () -> {
            var pair = torch.linalg_eigh(self("eigen"));
            result[0] = new Eigen(Op.claim("eigen", pair.get0()), Op.claim("eigen", pair.get1()));
        });
        return result[0];
    }

    /** The singular values of matrices {@code [.., n, m]}, in falling order: {@code [.., min(n, m)]}. */
    default Tensor singularValues() {
        return Op.scoped("singularValues", () -> torch.linalg_svdvals(self("singularValues")));
    }

    private org.bytedeco.pytorch.Tensor self(String operator) {
        return ((Tensor) this).handle(operator);
    }
}
