package dev.inscape.lab.similarity;

/** Ways to compare states {@code X} and {@code Y} of the same rows; all but the cosine on columns with their means taken off. */
public enum Measure {

    /**
     * The mean over rows of the cosine of both states, from -1 to 1: for states in one basis. Unlike the others it needs equal
     * widths.
     */
    COSINE,

    /**
     * Linear CKA (Kornblith et al. 2019, arXiv 1905.00414, equation 3), from 0 to 1:
     * {@code |X^T Y|^2 / (|X^T X| |Y^T Y|)}. Blind to rotations and to scaling, not to other linear maps. Biased upwards where
     * there are few rows for the width: its chance level says by how much.
     */
    CKA,

    /**
     * CKA of the unbiased estimator of HSIC (Song et al. 2012, equation 5; Nguyen et al. 2020): 0 on average where there is
     * nothing, and below at times.
     */
    DEBIASED_CKA,

    /**
     * The squared distance that the best rotation leaves (Schönemann 1966; Ding et al. 2021, section 3), both of norm 1:
     * {@code 2 - 2 |X^T Y|_*}, from 0 (the same up to a rotation) to 2.
     */
    PROCRUSTES,

    /**
     * The mean canonical correlation of the principal components that keep 99 % of each variance (Raghu et al. 2017, arXiv
     * 1706.05806), from 0 to 1. Blind to every invertible linear map, as far as it leaves the kept components' span.
     */
    SVCCA
}
