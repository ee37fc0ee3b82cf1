package dev.inscape.lab.dimension;

/**
 * Dimensions of the states of one site.
 *
 * @param twoNearest    Facco et al. 2017 (arXiv 1803.06992): from the ratio of the distances to the two nearest neighbours
 * @param likelihood    Levina and Bickel 2004, averaged as MacKay and Ghahramani 2005 have it: from the distances to the
 *                      k nearest neighbours
 * @param participation {@code (sum of variances)^2 / sum of squared variances} of the principal components
 * @param components90  principal components that hold 90 % of the variance
 * @param components95  those that hold 95 %
 * @param components99  those that hold 99 %
 */
public record Dimensions(double twoNearest, double likelihood, double participation, int components90, int components95,
        int components99) {
}
