package dev.inscape.hub.pull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, piece by piece, each within a time: the client's own timeout ends with the headers. It asks for one
 * piece at a time, so that memory stays small.
 */
final class TimedBody implements BodySubscriber<TimedBody>, AutoCloseable {

    private sealed interface Event {
        record Piece(List<ByteBuffer> bytes) implements Event {
        }

        record End(@Nullable Throwable failure) implements Event {
        }
    }

    private final Duration timeout;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    TimedBody(Duration timeout) {
        this.timeout = timeout;
    }

    /** The next piece, or null at the end; an error where the connection broke or stood still for too long. */
    @Nullable
    List<ByteBuffer> next() throws IOException, InterruptedException {
        subscription.join().request(1);
        var event = events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return switch (event) {
            case null -> throw new HttpTimeoutException("nothing came for " + timeout.toSeconds() + " s");
            case Event.Piece piece -> piece.bytes();
            case Event.End end when end.failure() != null ->
                throw new IOException(reason(end.failure()), end.failure());
            case Event.End _ -> null;
        };
    }

    private static String reason(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /** All of it; an error where it has more bytes than that. */
    byte[] all(int most) throws IOException, InterruptedException {
        var bytes = new ByteArrayOutputStream();
        for (var piece = next(); piece != null; piece = next()) {
            for (var buffer : piece) {
                var copy = new byte[buffer.remaining()];
                buffer.get(copy);
                bytes.writeBytes(copy);
            }
            if (bytes.size() > most) {
                throw new IOException("the answer has more than " + most + " bytes");
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public CompletionStage<TimedBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        events.add(new Event.Piece(bytes));
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Event.End(failure));
    }

    @Override
    public void onComplete() {
        events.add(new Event.End(null));
    }

    /** Ends the transfer; the connection is given up if it is not through. */
    @Override
    public void close() {
        subscription.join().cancel();
    }
}
