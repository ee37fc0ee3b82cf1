package dev.inscape.train;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.optim.GradientClipping;
import dev.inscape.tensor.optim.Optimizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One training. Killed at any moment and resumed, it gives the same bits as without: on the same machine, with as many threads, the same
 * BLAS and vectors, all of which a checkpoint names.
 */
public final class Trainer<B> {

    private final TrainingPlan plan;
    private final Optimizer optimizer;
    private final BatchSource<B> batches;
    private final TrainingStep<B> step;
    private Optional<Checkpoints> checkpoints = Optional.empty();
    private Optional<Evaluation> evaluation = Optional.empty();
    private boolean resume;
    private boolean elsewhere;

    public Trainer(TrainingPlan plan, Optimizer optimizer, BatchSource<B> batches, TrainingStep<B> step) {
        this.plan = plan;
        this.optimizer = optimizer;
        this.batches = batches;
        this.step = step;
    }

    /** Where checkpoints go. */
    public Trainer<B> into(Path directory) {
        checkpoints = Optional.of(new Checkpoints(directory));
        return this;
    }

    /** Goes on from the newest checkpoint, if there is one. */
    public Trainer<B> resuming() {
        resume = true;
        return this;
    }

    /** Goes on also where bits will differ: on another machine, or with other threads. */
    public Trainer<B> elsewhere() {
        elsewhere = true;
        return this;
    }

    /** What the plan's evaluations measure. */
    public Trainer<B> evaluating(Evaluation measured) {
        evaluation = Optional.of(measured);
        return this;
    }

    /**
     * Trains to the end. A loss that is no finite number ends it with an error, before anything is changed by it; where gradients are
     * clipped, so does their norm.
     */
    public TrainingResult run(TrainingListener listener) {
        if (plan.evaluateEvery() > 0 && evaluation.isEmpty()) {
            throw new UsageException("the plan has evaluations, but nothing says what is measured: evaluating(…)");
        }
        return checkpoints.isEmpty()
                ? run(begin(), listener)
                : DirectoryLock.holding(checkpoints.get().directory(), () -> {
                    checkpoints.get().prepare();
                    return run(begin(), listener);
                });
    }

    private TrainingState begin() {
        var nothing = new TrainingState(0, Double.POSITIVE_INFINITY, 0, new LossCurve(List.of()));
        var newest = checkpoints.flatMap(Checkpoints::newest);
        if (newest.isEmpty()) {
            return nothing;
        }
        if (!resume) {
            throw new InscapeException(newest.get() + " is there already, from a training before; go on from it with "
                    + "resuming(), or take another directory");
        }
        return checkpoints.get().restore(newest.get(), plan, optimizer, elsewhere);
    }

    private TrainingResult run(TrainingState begun, TrainingListener listener) {
        var points = new ArrayList<>(begun.curve().points());
        double best = begun.best();
        int worse = begun.worseOnes();
        long done = begun.step();
        var clock = new StepClock();
        var end = TrainingResult.End.COMPLETE;
        while (done < plan.steps() && (plan.patience() == 0 || worse < plan.patience())) {
            var point = update(done);
            done++;
            if (plan.evaluateEvery() > 0 && done % plan.evaluateEvery() == 0) {
                double measured = Compute.call(() -> measured());
                point.metrics().put("evaluation", measured);
                worse = measured < best ? 0 : worse + 1;
                best = Math.min(best, measured);
            }
            points.add(point);
            clock.tick();
            boolean goOn = listener.step(new Progress(done, plan.steps(), point.loss(), point.rate(),
                    clock.secondsLeft(plan.steps() - done), Map.copyOf(point.metrics())));
            boolean due = plan.checkpointEvery() > 0 && done % plan.checkpointEvery() == 0;
            if (due || !goOn) {
                write(new TrainingState(done, best, worse, new LossCurve(points)));
            }
            if (!goOn) {
                return new TrainingResult(done, TrainingResult.End.STOPPED, new LossCurve(points), best);
            }
        }
        if (done < plan.steps()) {
            end = TrainingResult.End.EARLY;
        }
        write(new TrainingState(done, best, worse, new LossCurve(points)));
        return new TrainingResult(done, end, new LossCurve(points), best);
    }

    private double measured() {
        try (var off = Gradients.off()) {
            return evaluation.orElseThrow().measure();
        }
    }

    private void write(TrainingState state) {
        checkpoints.ifPresent(place -> place.write(state, plan, optimizer, plan.keep()));
    }

    private LossCurve.Point update(long number) {
        return Compute.call(() -> {
            var metrics = StepContext.noMetrics();
            optimizer.zeroGradients();
            double loss = 0;
            for (int part = 0; part < plan.accumulate(); part++) {
                loss += backward(number, part, metrics) / plan.accumulate();
            }
            double norm = plan.clip() > 0 ? GradientClipping.toNorm(optimizer.parameters(), plan.clip()) : 0;
            if (!Double.isFinite(norm)) {
                throw notFinite("the gradients' norm", number, norm);
            }
            double rate = plan.schedule().at(number);
            optimizer.step(rate);
            return new LossCurve.Point(number, loss, rate, norm, metrics);
        });
    }

    private double backward(long number, int part, Map<String, Double> metrics) {
        try (var scope = Scope.open("training step"); var on = Gradients.on()) {
            var batch = batches.at(number * plan.accumulate() + part);
            var loss = step.loss(batch, new StepContext(number, part, plan.seed(), metrics));
            double value = loss.item();
            if (!Double.isFinite(value)) {
                throw notFinite("the loss", number, value);
            }
            loss.div(plan.accumulate()).backward();
            return value;
        }
    }

    private static InscapeException notFinite(String what, long step, double value) {
        return new InscapeException(what + " of step " + step + " is " + value
                + "; nothing was changed by it. A smaller learning rate, clipping or a longer warm-up may help");
    }
}
