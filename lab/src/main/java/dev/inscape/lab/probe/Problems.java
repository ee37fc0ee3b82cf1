package dev.inscape.lab.probe;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Eigen;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.Arrays;
import java.util.List;

/**
 * Fits that share their states: at each site one for each task (the real one, then the control) and each strength of L2.
 *
 * @param design  {@code [site, row, d + 1]}: standardised states and a column of ones
 * @param targets {@code [row, problem, output]}: 0 or 1, the problems task by task, strength by strength. Two classes have one
 *                output
 * @param l2      the strength of each problem
 */
record Problems(Tensor design, Tensor targets, double... l2) {

    /** From the labels {@code [row]} of each task. */
    static Problems of(Tensor design, List<int[]> tasks, int classes, List<Double> strengths) {
        int rows = (int) design.size(1);
        int outputs = outputs(classes);
        int problems = tasks.size() * strengths.size();
        var targets = new double[rows * problems * outputs];
        var l2 = new double[problems];
        for (int problem = 0; problem < problems; problem++) {
            l2[problem] = strengths.get(problem % strengths.size());
            var labels = tasks.get(problem / strengths.size());
            for (int row = 0; row < rows; row++) {
                int start = (row * problems + problem) * outputs;
                if (outputs == 1) {
                    targets[start] = labels[row];
                } else {
                    targets[start + labels[row]] = 1;
                }
            }
        }
        return new Problems(design, Tensors.of(targets, rows, problems, outputs), l2);
    }

    static int outputs(int classes) {
        return classes == 2 ? 1 : classes;
    }

    long sites() {
        return design.size(0);
    }

    long rows() {
        return design.size(1);
    }

    /** d + 1. */
    long columns() {
        return design.size(2);
    }

    int count() {
        return l2.length;
    }

    long outputs() {
        return targets.size(2);
    }

    /** Scores {@code [site, row, problem, output]} of weights {@code [site, problem, output, d + 1]}. */
    Tensor scores(Tensor weights) {
        return scores(design, weights);
    }

    static Tensor scores(Tensor design, Tensor weights) {
        try (var scope = Scope.open("scores")) {
            long sites = weights.size(0);
            var flat = weights.reshape(sites, -1, weights.size(3)).transpose(1, 2);
            return scope.keep(design.bmm(flat)
                    .reshape(sites, design.size(1), weights.size(1), weights.size(2)));
        }
    }

    /** {@code residual^T design}: {@code [site, row, problem, output]} to {@code [site, problem, output, d + 1]}. */
    Tensor gradient(Tensor residual) {
        try (var scope = Scope.open("gradient")) {
            var flat = residual.reshape(sites(), rows(), -1).transpose(1, 2);
            return scope.keep(flat.bmm(design).reshape(sites(), count(), outputs(), columns()));
        }
    }

    /** The strengths over the columns of the design, 0 for the intercept: {@code [problem, 1, d + 1]}. */
    Tensor penalty() {
        var strengths = Tensors.of(l2, l2.length, 1);
        var mask = new double[(int) columns()];
        Arrays.fill(mask, 0, mask.length - 1, 1);
        return strengths.mul(Tensors.of(mask, columns())).unsqueeze(1);
    }

    /**
     * Eigenvalues {@code [site, d + 1]} and vectors of {@code design^T design}. The standardised columns have mean 0, so the
     * intercept stands apart: its vector is the last one, and its value the number of rows.
     */
    Eigen spectrum() {
        try (var scope = Scope.open("spectrum")) {
            long d = columns() - 1;
            var states = design.narrow(2, 0, d);
            var inner = states.transpose(1, 2).bmm(states).eigen();
            var values = Joining.cat(List.of(inner.values().clamp(0, Double.MAX_VALUE),
                    Tensors.full(rows(), DType.FLOAT64, sites(), 1)), -1);
            var right = Joining.cat(List.of(inner.vectors(), Tensors.zeros(DType.FLOAT64, sites(), d, 1)), -1);
            var bottom = Tensors.of(unit((int) columns()), 1, 1, columns()).expand(sites(), 1, columns());
            return scope.keep(new Eigen(values, Joining.cat(List.of(right, bottom), 1)));
        }
    }

    private static double[] unit(int size) {
        var last = new double[size];
        last[size - 1] = 1;
        return last;
    }
}
