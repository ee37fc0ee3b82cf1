package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ComputeTest {

    private static double square(double value) {
        try (var scope = Scope.open()) {
            return Tensors.full(value, DType.FLOAT64, 3).square().mean().item();
        }
    }

    @Test
    void virtual_threads_have_their_work_done_by_one_platform_thread() throws Exception {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = IntStream.range(0, 200).mapToObj(i -> callers.submit(() -> Compute.call(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                workers.add(Thread.currentThread());
                double result = square(i);
                running.decrementAndGet();
                return result;
            }))).toList();
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo((double) i * i);
            }
        }
        assertThat(workers).singleElement().matches(worker -> !worker.isVirtual() && worker.isDaemon());
        assertThat(most).hasValue(1);
    }

    @Test
    void what_a_task_throws_is_thrown_to_the_caller_with_its_type_and_one_line() {
        assertThatThrownBy(() -> Compute.call(() -> {
            throw new IllegalArgumentException("a reason");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("a reason")
                .satisfies(e -> assertThat(e.getSuppressed()[0]).isInstanceOf(InscapeException.class)
                        .hasMessage("asked for on thread " + Thread.currentThread().getName()));
        assertThatThrownBy(() -> Compute.call(() -> {
            throw new StackOverflowError("an error");
        })).isInstanceOf(StackOverflowError.class).hasMessage("an error");
        assertThatThrownBy(() -> Compute.call(ComputeTest::mismatched)).isInstanceOf(InscapeException.class)
                .message().startsWith("matmul: ").doesNotContain("\n");
    }

    private static double mismatched() {
        try (var scope = Scope.open()) {
            var x = Tensors.ones(DType.FLOAT32, 3, 5);
            return x.matmul(x).item();
        }
    }

    @Test
    void the_thread_goes_on_after_a_failure() {
        assertThatThrownBy(() -> Compute.call(ComputeTest::mismatched)).isInstanceOf(InscapeException.class);
        assertThat(Compute.call(() -> square(1.5))).isEqualTo(2.25);
    }

    @Test
    void results_join_the_callers_scope_and_all_else_is_closed() {
        long before = Scope.liveTensors();
        try (var outer = Scope.open()) {
            TopK kept;
            try (var scope = Scope.open()) {
                var x = Tensors.of(new double[]{1.5, 4.5, -2.5, 3.5}, 4);
                kept = scope.keep(Compute.callCarrying(() -> x.mul(2).topK(2)));
                assertThat(kept.values().toDoubles()).containsExactly(9, 7);
            }
            assertThat(kept.indices().toLongs()).containsExactly(1, 3);
            assertThat(Scope.liveTensors()).isEqualTo(before + 2);
        }
        assertThat(Scope.liveTensors()).isEqualTo(before);
    }

    @Test
    void what_a_task_returns_but_did_not_make_stays_where_it_is() {
        try (var model = Scope.owner("model"); var outer = Scope.open()) {
            var weight = model.adopt(Tensors.full(1.5, DType.FLOAT32, 3));
            try (var scope = Scope.open()) {
                assertThat(Compute.callCarrying(() -> weight.to(DType.FLOAT32))).isSameAs(weight);
            }
            assertThat(weight.toFloats()).containsOnly(1.5f);
        }
    }

    @Test
    void a_task_that_fails_leaves_no_tensor() {
        try (var scope = Scope.open()) {
            long before = Scope.liveTensors();
            assertThatThrownBy(() -> Compute.callCarrying(() -> {
                var x = Tensors.ones(DType.FLOAT32, 3, 5);
                return x.matmul(x);
            })).isInstanceOf(InscapeException.class);
            assertThat(Scope.liveTensors()).isEqualTo(before);
        }
    }

    @Test
    void a_caller_without_a_scope_is_refused_before_the_task_runs() {
        var ran = new AtomicInteger();
        assertThatThrownBy(() -> OtherThread.get(() -> Compute.callCarrying(() -> {
            ran.incrementAndGet();
            return Tensors.ones(DType.FLOAT32, 3);
        }))).isInstanceOf(InscapeException.class).hasMessageStartingWith("Compute.callCarrying: no scope is open");
        assertThat(ran).hasValue(0);
    }

    @Test
    void a_task_may_ask_for_another_without_waiting_for_itself() {
        try (var scope = Scope.open()) {
            var result = Compute.callCarrying(() -> {
                var inner = Compute.callCarrying(() -> Tensors.full(1.5, DType.FLOAT64, 3));
                double factor = Compute.call(() -> square(2));
                return inner.mul(factor);
            });
            assertThat(result.toDoubles()).containsExactly(6, 6, 6);
        }
    }

    @Test
    void an_interrupt_does_not_end_the_waiting_but_is_not_forgotten() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        record Seen(double result, boolean interrupted) {
        }
        var seen = new CompletableFuture<Seen>();
        var caller = Thread.ofPlatform().start(() -> {
            double result = Compute.call(() -> {
                begun.countDown();
                await(goOn);
                return square(1.5);
            });
            seen.complete(new Seen(result, Thread.currentThread().isInterrupted()));
        });
        await(begun);
        caller.interrupt();
        caller.join(200);
        assertThat(caller.isAlive()).as("it waits").isTrue();
        goOn.countDown();

        assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo(new Seen(2.25, true));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("the task was interrupted", e);
        }
    }
}
