package dev.inscape.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.optim.AdamW;
import dev.inscape.tensor.optim.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    private static final TrainingPlan PLAN = TrainingPlan.of(40, Schedule.cosine(0.02, 4, 40)).clippedTo(1).seeded(9)
            .checkpointing(10, 2);

    @TempDir private Path directory;

    /** What is learned under a plan, and how it went. */
    private record Run(TrainingResult result, float[][] values) {
    }

    private static Run train(TrainingPlan plan, UnaryOperator<Trainer<float[][]>> how, TrainingListener listener) {
        try (var model = new Regression(0.05); var optimizer = AdamW.of(model.parameters)) {
            var trainer = new Trainer<>(plan, optimizer, Regression::batch, model::loss);
            return new Run(how.apply(trainer).run(listener), model.values());
        }
    }

    @Test
    void it_learns() {
        long tensors = Scope.liveTensors();
        var plan = TrainingPlan.of(600, Schedule.cosine(0.02, 20, 600)).seeded(9);
        var curve = train(plan, trainer -> trainer, TrainingListener.NONE).result().curve().points();
        assertThat(curve).hasSize(600);
        assertThat(mean(curve.subList(570, 600))).isLessThan(mean(curve.subList(0, 30)) / 5);
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
    }

    private static double mean(List<LossCurve.Point> points) {
        return points.stream().mapToDouble(LossCurve.Point::loss).average().orElseThrow();
    }

    @Test
    void with_a_learning_rate_of_0_nothing_changes() {
        var trained = train(TrainingPlan.of(5, Schedule.constant(0, 0)), trainer -> trainer, TrainingListener.NONE);
        try (var untrained = new Regression(0)) {
            assertThat(trained.values()).isDeepEqualTo(untrained.values());
        }
    }

    @Test
    void batches_that_are_accumulated_make_the_update_of_one_large_batch() {
        var apart = accumulated(4, Regression::batch);
        var together = accumulated(1, number -> {
            var rows = new ArrayList<float[]>();
            for (int part = 0; part < 4; part++) {
                rows.addAll(List.of(Regression.batch(4 * number + part)));
            }
            return rows.toArray(float[][]::new);
        });
        for (int i = 0; i < apart.length; i++) {
            assertThat(apart[i]).containsExactly(together[i], within(1e-6f));
        }
    }

    private static float[][] accumulated(int batches, BatchSource<float[][]> source) {
        try (var model = new Regression(0); var optimizer = Sgd.of(model.parameters, 0.9)) {
            var plan = TrainingPlan.of(5, Schedule.constant(0.05, 0)).accumulating(batches);
            new Trainer<>(plan, optimizer, source, model::loss).run(TrainingListener.NONE);
            return model.values();
        }
    }

    @Test
    void stopped_anywhere_and_resumed_it_gives_the_same_bits() {
        var whole = train(PLAN, trainer -> trainer.into(directory.resolve("whole")), TrainingListener.NONE);
        for (int stop : new int[]{1, 10, 27}) {
            var place = directory.resolve("stopped-" + stop);
            var first = train(PLAN, trainer -> trainer.into(place), progress -> progress.step() < stop);
            assertThat(first.result().end()).isEqualTo(TrainingResult.End.STOPPED);
            assertThat(first.result().steps()).isEqualTo(stop);
            var second = train(PLAN, trainer -> trainer.into(place).resuming(), TrainingListener.NONE);
            assertThat(second.values()).isDeepEqualTo(whole.values());
            assertThat(second.result().curve()).isEqualTo(whole.result().curve());
        }
    }

    @Test
    void the_newest_checkpoints_stay() throws IOException {
        train(PLAN, trainer -> trainer.into(directory), TrainingListener.NONE);
        try (var inside = Files.list(directory)) {
            assertThat(inside.map(place -> place.getFileName().toString()))
                    .containsExactlyInAnyOrder(".lock", "step-00000030", "step-00000040");
        }
    }

    @Test
    void another_seed_is_another_training() {
        var one = train(PLAN, trainer -> trainer, TrainingListener.NONE);
        assertThat(train(PLAN, trainer -> trainer, TrainingListener.NONE).values()).isDeepEqualTo(one.values());
        assertThat(train(PLAN.seeded(10), trainer -> trainer, TrainingListener.NONE).values()[0])
                .isNotEqualTo(one.values()[0]);
    }

    @Test
    void it_ends_early_where_evaluations_get_no_better() {
        var measured = new AtomicInteger();
        double[] evaluations = {3, 2, 2.5, 2.2, 1.9, 2, 2, 2, 1};
        var plan = TrainingPlan.of(40, Schedule.constant(0.01, 0)).evaluating(2).patient(3);
        var result = train(plan, trainer -> trainer.evaluating(() -> evaluations[measured.getAndIncrement()]),
                TrainingListener.NONE).result();
        assertThat(result.end()).isEqualTo(TrainingResult.End.EARLY);
        assertThat(result.steps()).isEqualTo(16);
        assertThat(result.best()).isEqualTo(1.9);
        assertThat(result.curve().points().get(3).metrics()).containsEntry("evaluation", 2.0).containsKey("mean");
    }

    @Test
    void a_loss_that_is_no_number_ends_it_and_changes_nothing() {
        try (var model = new Regression(0); var optimizer = AdamW.of(model.parameters)) {
            var before = new ArrayList<float[][]>();
            var trainer = new Trainer<float[][]>(PLAN, optimizer, Regression::batch, (batch, context) -> {
                if (context.step() < 3) {
                    return model.loss(batch, context);
                }
                before.add(model.values());
                return model.loss(batch, context).log().sub(1).log();
            });
            assertThatThrownBy(() -> trainer.run(TrainingListener.NONE)).isInstanceOf(InscapeException.class)
                    .hasMessageStartingWith("the loss of step 3 is NaN; nothing was changed by it");
            assertThat(model.values()).isDeepEqualTo(before.getFirst());
        }
    }

    @Test
    void gradients_that_are_no_numbers_end_it_and_change_nothing() {
        try (var model = new Regression(0); var optimizer = AdamW.of(model.parameters)) {
            var before = model.values();
            var trainer = new Trainer<float[][]>(PLAN, optimizer, Regression::batch, (batch, context) -> {
                var loss = model.loss(batch, context);
                return loss.add(loss.sub(loss).sqrt()); // a root's slope at 0 is infinite
            });
            assertThatThrownBy(() -> trainer.run(TrainingListener.NONE)).isInstanceOf(InscapeException.class)
                    .hasMessageStartingWith("the gradients' norm of step 0 is NaN; nothing was changed by it");
            assertThat(model.values()).isDeepEqualTo(before);
        }
    }

    @Test
    void a_curve_is_written_as_a_table() throws IOException {
        var curve = new LossCurve(List.of(new LossCurve.Point(0, 2.5, 0.1, 3, Map.of("mean", -0.5)),
                new LossCurve.Point(1, 1.25, 0.2, 4, Map.of("mean", 0.75, "right, of all \"told\"", 0.125))));
        curve.writeCsv(directory.resolve("curve.csv"));
        assertThat(Files.readString(directory.resolve("curve.csv"))).isEqualTo("""
                step,loss,rate,gradient_norm,mean,"right, of all ""told""\"
                0,2.5,0.1,3.0,-0.5,
                1,1.25,0.2,4.0,0.75,0.125
                """);
    }

    @Test
    void a_checkpoint_of_something_else_is_refused() throws IOException {
        train(PLAN, trainer -> trainer.into(directory), progress -> progress.step() < 12);
        assertThatThrownBy(() -> train(PLAN, trainer -> trainer.into(directory), TrainingListener.NONE))
                .isInstanceOf(InscapeException.class).hasMessageContaining("is there already, from a training before");
        assertThatThrownBy(
                () -> train(PLAN.clippedTo(2), trainer -> trainer.into(directory).resuming(), TrainingListener.NONE))
                .isInstanceOf(InscapeException.class).hasMessageContaining("is of another training");
        var state = directory.resolve("step-00000012").resolve("state.json");
        Files.writeString(state, Files.readString(state).replace("\"threads\"", "\"strings\""));
        assertThatThrownBy(() -> train(PLAN, trainer -> trainer.into(directory).resuming(), TrainingListener.NONE))
                .isInstanceOf(InscapeException.class).hasMessageContaining("was made with threads ")
                .hasMessageContaining("elsewhere()");
        assertThat(
                train(PLAN, trainer -> trainer.into(directory).resuming().elsewhere(), TrainingListener.NONE).result()
                        .steps())
                .isEqualTo(40);
    }

    @Test
    void one_directory_is_for_one_training_at_a_time() {
        train(PLAN, trainer -> trainer.into(directory), progress -> {
            assertThatThrownBy(() -> train(PLAN, trainer -> trainer.into(directory), TrainingListener.NONE))
                    .isInstanceOf(InscapeException.class).hasMessageContaining("another training writes into");
            return false;
        });
    }

    @Test
    void what_makes_no_plan_is_refused() {
        assertThatThrownBy(() -> TrainingPlan.of(0, Schedule.constant(1, 0))).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> TrainingPlan.of(5, Schedule.constant(1, 0)).patient(2))
                .isInstanceOf(UsageException.class).hasMessageContaining("evaluating(every)");
        assertThatThrownBy(() -> train(TrainingPlan.of(5, Schedule.constant(1, 0)).evaluating(2), trainer -> trainer,
                TrainingListener.NONE)).isInstanceOf(UsageException.class);
    }

    @Test
    void progress_tells_the_time_that_is_left_and_a_curve_is_written() throws IOException {
        var left = new ArrayList<Double>();
        var result = train(PLAN, trainer -> trainer, progress -> left.add(progress.secondsLeft())).result();
        assertThat(left).hasSize(40).last().isEqualTo(0.0);
        assertThat(left.getFirst()).isPositive();
        result.curve().writeJsonLines(directory.resolve("curve.jsonl"));
        assertThat(Files.readAllLines(directory.resolve("curve.jsonl"))).hasSize(40).first().asString()
                .startsWith("{\"step\":0,\"loss\":").contains("\"gradient_norm\":");
    }
}
