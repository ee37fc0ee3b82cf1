package dev.inscape.lab.probe;

import dev.inscape.tensor.Eigen;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;

/**
 * The Hessian of every problem as it would be if all rows had the same curvature c: {@code (c X^T X + l2) / n}, whose inverse
 * costs two products with the eigenvectors that all problems of a site share.
 */
record Preconditioner(Eigen spectrum, Tensor penalty, long rows) {

    /** Its inverse, times vectors {@code [site, problem, output, d + 1]}. */
    Tensor solve(Tensor vectors, Tensor curvature) {
        try (var scope = Scope.open("preconditioner")) {
            long sites = vectors.size(0);
            long columns = vectors.size(3);
            var hessian = spectrum.values().unsqueeze(1).unsqueeze(1).mul(curvature.unsqueeze(-1).unsqueeze(-1))
                    .add(penalty); // [site, problem, 1, d + 1]
            var turned = vectors.reshape(sites, -1, columns).bmm(spectrum.vectors()).reshape(vectors.shape());
            return scope.keep(turned.div(hessian).mulInPlace(rows).reshape(sites, -1, columns)
                    .bmm(spectrum.vectors().transpose(1, 2)).reshape(vectors.shape()));
        }
    }
}
