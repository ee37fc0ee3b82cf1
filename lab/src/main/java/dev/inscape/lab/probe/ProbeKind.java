package dev.inscape.lab.probe;

/** What a probe minimises over weights {@code w} and an intercept that goes unpunished; states are standardised. */
public enum ProbeKind {

    /**
     * {@code sum_rows cross-entropy + l2 / 2 |w|^2}: binary with one vector of weights, multi-class by softmax with one for
     * each class. {@code l2} is {@code 1 / C} of scikit-learn's {@code LogisticRegression}.
     */
    LOGISTIC,

    /**
     * {@code sum_rows (target - score)^2 + l2 |w|^2}, with target 1 for the row's class and -1 for others. {@code l2} is
     * {@code alpha} of scikit-learn's {@code RidgeClassifier}. Probabilities are {@code (score + 1) / 2}, cut and normed.
     */
    RIDGE
}
