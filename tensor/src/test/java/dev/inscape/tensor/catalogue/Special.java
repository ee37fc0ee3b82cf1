package dev.inscape.tensor.catalogue;

import java.util.Arrays;

/** Special functions that Java does not have, to double precision. */
final class Special {

    private Special() {
    }

    /** The error function: {@code 2 x exp(-x^2) / sqrt(pi) sum_n (2 x^2)^n / (1 3 5 .. (2n + 1))}, all terms positive. */
    static double erf(double x) {
        double term = 1;
        double sum = 1;
        for (int n = 1; term > 1e-18 * sum; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 * x * Math.exp(-x * x) / Math.sqrt(Math.PI) * sum;
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    static double gelu(double x) {
        return x * (1 + erf(x / Math.sqrt(2))) / 2;
    }

    static double geluTanh(double x) {
        return x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))) / 2;
    }

    static double logSumExp(double... x) {
        return Math.log(Arrays.stream(x).map(Math::exp).sum());
    }

    static double[] softmax(double... x) {
        double sum = Arrays.stream(x).map(Math::exp).sum();
        return Arrays.stream(x).map(value -> Math.exp(value) / sum).toArray();
    }

    static double mean(double... x) {
        return Arrays.stream(x).sum() / x.length;
    }

    static double squares(double... x) {
        return Arrays.stream(x).map(value -> value * value).sum();
    }

    /** The sum of squared distances from the mean. */
    static double scatter(double... x) {
        double mean = mean(x);
        return Arrays.stream(x).map(value -> (value - mean) * (value - mean)).sum();
    }

    static int argmax(double... x) {
        int best = 0;
        for (int i = 1; i < x.length; i++) {
            best = x[i] > x[best] ? i : best;
        }
        return best;
    }
}
