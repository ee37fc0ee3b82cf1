package dev.inscape.hub.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BlobLockTest {

    @TempDir private Path directory;

    private BlobLock take(Runnable waiting) {
        return BlobLock.await(directory.resolve("locks").resolve("a.lock"), waiting);
    }

    @Test
    void a_free_lock_is_had_at_once_and_again_after_it_was_let_go() {
        var waited = new AtomicBoolean();
        for (int i = 0; i < 2; i++) {
            try (var lock = take(() -> waited.set(true))) {
                assertThat(lock.isHeld()).isTrue();
            }
        }
        assertThat(waited).isFalse();
    }

    @Test
    void a_second_thread_waits_says_so_once_and_goes_on_when_the_first_lets_go() throws Exception {
        var told = new AtomicInteger();
        var waits = new CountDownLatch(1);
        var second = new AtomicBoolean();
        var first = take(() -> {
        });
        var thread = Thread.ofPlatform().start(() -> {
            try (var lock = take(() -> {
                told.incrementAndGet();
                waits.countDown();
            })) {
                second.set(lock.isHeld());
            }
        });
        assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(200);
        assertThat(second).isFalse();
        first.close();
        thread.join();
        assertThat(second).isTrue();
        assertThat(told).hasValue(1);
    }

    @Test
    void a_lock_on_a_file_that_was_removed_keeps_nobody_out() throws IOException {
        try (var stale = take(() -> {
        })) {
            assertThat(stale.isHeld()).isTrue();
            Files.delete(directory.resolve("locks/a.lock"));
            try (var fresh = take(() -> {
            })) {
                assertThat(fresh.isHeld()).isTrue();
            }
        }
    }

    @Test
    void where_no_lock_file_can_be_made_the_work_goes_on_without() throws IOException {
        Files.writeString(directory.resolve("locks"), "a file in the way");
        try (var lock = take(() -> {
        })) {
            assertThat(lock.isHeld()).isFalse();
        }
    }
}
