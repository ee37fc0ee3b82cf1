package dev.inscape.model.part;

/**
 * Which norm a family has.
 *
 * @param kind its formula
 * @param eps  added to the variance, or to the mean square
 */
public record NormShape(Kind kind, double eps) {

    /** The formulas; all go over the last dimension. */
    public enum Kind {
        /** {@code (x - mean) / sqrt(var + eps) * weight + bias} (Ba et al. 2016). */
        LAYER,
        /** The same without a bias. */
        LAYER_WITHOUT_BIAS,
        /** {@code x / sqrt(mean(x^2) + eps) * weight} (Zhang and Sennrich 2019). */
        RMS,
        /** The same with a weight that is stored less 1, as Gemma does. */
        RMS_FROM_ONE
    }
}
