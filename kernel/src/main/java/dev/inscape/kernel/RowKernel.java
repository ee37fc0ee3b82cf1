package dev.inscape.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Products of 1 to {@value #MOST_ROWS} rows with a weight, and attention of one query, on a team of threads of its own. Calls from several threads take turns.
 * The results are the same, bit by bit, for any number of threads and for any number of rows in one call.
 */
public final class RowKernel implements AutoCloseable {

    /** The most rows that one call multiplies. */
    public static final int MOST_ROWS = Loops.MOST_ROWS;

    private static final String MODULE = "jdk.incubator.vector";
    /** Below this much memory to read, handing a share over costs more than it saves. */
    private static final long BYTES_FOR_A_TEAM = 128 << 10;
    /** What a thread takes at once: long enough to be one stream, short enough for another thread to take over what is left. */
    private static final long BYTES_AT_ONCE = 64 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Loops loops;
    private final Team team;
    private final Room packed = new Room();
    private final Room scores = new Room();

    private RowKernel(Loops loops, int threads) {
        this.loops = loops;
        this.team = new Team(threads, loops.lanes());
    }

    /** Whether this JVM was started with the Vector API. Loads nothing of it. */
    public static Availability availability() {
        return ModuleLayer.boot().findModule(MODULE).isPresent()
                ? new Availability.Ready(new VectorLoops().lanes())
                : new Availability.NotInUse("start the JVM with --add-modules " + MODULE);
    }

    /** A kernel with a team of so many threads, the caller's included. Throws where {@link #availability} says why not. */
    public static RowKernel open(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a kernel of " + threads + " threads cannot work");
        }
        if (availability() instanceof Availability.NotInUse not) {
            throw new IllegalStateException("the kernel is " + not.words());
        }
        return new RowKernel(new VectorLoops(), threads);
    }

    /** Threads that share one product, the caller's included. */
    public int threads() {
        return team.threads();
    }

    /** How many float32 one vector register holds. */
    public int lanes() {
        return loops.lanes();
    }

    /**
     * {@code y = x W^T + bias}: {@code [row, in], [out, in], [out] -> [row, out]}, summed in float32. The weight is read once.
     *
     * @param bias float32, or null for none
     */
    public void linear(Rows x, WeightMatrix weight, @Nullable MemorySegment bias, Rows y) {
        check(x, weight, bias, y);
        long bytes = weight.out() * weight.bytesOfRow();
        lock.lock();
        try {
            var rows = PackedRows.of(packed.bytes((long) MOST_ROWS * x.width() * Float.BYTES), x.address(0),
                    x.stride() * Float.BYTES, x.rows(), x.width(), weight.type(), loops.lanes());
            loops.pack(rows, 1);
            run(new Product(loops, rows, 1, weight.memory().address(), weight.bytesOfRow(),
                    bias == null ? 0 : bias.address(), y.address(0), y.stride() * Float.BYTES), weight.out(), bytes);
        } finally {
            lock.unlock();
            Reference.reachabilityFence(x);
            Reference.reachabilityFence(weight);
            Reference.reachabilityFence(bias);
            Reference.reachabilityFence(y);
        }
    }

    /**
     * Attention of one query per text: for every head {@code h} of the query {@code softmax(cap(scale q_h K^T)) V} with the keys and
     * values of its group (Vaswani et al. 2017, equation 1): {@code [text, head * width] -> [text, head * width]}. Takes four bytes
     * for each head and token, which are kept.
     *
     * @param texts what each query looks at, one for each row
     */
    public void attend(AttentionShape shape, Rows queries, List<AttendedText> texts, Rows out) {
        check(shape, queries, texts, out);
        lock.lock();
        try {
            int row = DecodeAttention.row(texts, loops.lanes());
            var attention = new DecodeAttention(loops, shape, queries, texts, out,
                    packed.bytes(DecodeAttention.packedBytes(shape, texts.size())),
                    scores.bytes(DecodeAttention.scoresBytes(shape, texts.size(), row)), row);
            attention.pack();
            long half = (long) texts.size() * row * shape.keyValueHeads() * shape.width() * Float.BYTES;
            int pairs = texts.size() * shape.keyValueHeads();
            run(attention::score, pairs * attention.tiles(), half);
            run((from, to, desk) -> attention.soften(from, to), texts.size() * shape.heads(), half);
            var mixture = new Mixture(attention);
            run(mixture, pairs * mixture.columns(), half);
        } finally {
            lock.unlock();
            Reference.reachabilityFence(queries);
            Reference.reachabilityFence(texts);
            Reference.reachabilityFence(out);
        }
    }

    private void run(Work work, int units, long bytes) {
        if (team.threads() == 1 || units == 1 || bytes < BYTES_FOR_A_TEAM) {
            team.alone(work, units);
        } else {
            long chunk = Math.clamp(BYTES_AT_ONCE * units / bytes, 1, Math.ceilDiv(units, team.threads()));
            team.together(work, units, (int) (chunk + chunk % Loops.OUTPUTS));
        }
    }

    private static void check(AttentionShape shape, Rows queries, List<AttendedText> texts, Rows out) {
        int width = shape.heads() * shape.width();
        if (queries.rows() != texts.size() || out.rows() != texts.size() || queries.width() != width
                || out.width() != width) {
            throw new IllegalArgumentException("queries " + queries.rows() + " x " + queries.width() + " and results "
                    + out.rows() + " x " + out.width() + " do not fit " + texts.size() + " texts and " + shape.heads()
                    + " heads of " + shape.width());
        }
        texts.forEach(text -> text.blocks().forEach(block -> block.require(shape)));
        Memory.requireOpen(queries.memory(), "queries");
        Memory.requireOpen(out.memory(), "results");
    }

    private static void check(Rows x, WeightMatrix weight, @Nullable MemorySegment bias, Rows y) {
        if (x.rows() > MOST_ROWS || x.width() != weight.in() || y.width() != weight.out() || y.rows() != x.rows()) {
            throw new IllegalArgumentException("rows " + x.rows() + " x " + x.width() + ", a weight " + weight.out()
                    + " x "
                    + weight.in() + " and results " + y.rows() + " x " + y.width() + " do not fit each other, at most "
                    + MOST_ROWS + " rows at once");
        }
        Memory.requireOpen(x.memory(), "x");
        Memory.requireOpen(weight.memory(), "weight");
        Memory.requireOpen(y.memory(), "y");
        if (bias != null) {
            Memory.require(bias, "bias", weight.out(), Float.BYTES);
            Memory.requireOpen(bias, "bias");
        }
    }

    /** Ends the team's threads. No call may be under way. */
    @Override
    public void close() {
        team.close();
    }
}
