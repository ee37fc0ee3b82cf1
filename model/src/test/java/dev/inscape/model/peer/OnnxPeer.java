package dev.inscape.model.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * MiniLM in ONNX Runtime, with the output of every layer made a graph output. To add outputs, a second, partial graph is
 * appended to the file: protobuf merges repeated occurrences of a field.
 */
public final class OnnxPeer implements AutoCloseable {

    private static final int LAYERS = 6;
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_OUTPUT = 12;
    private static final int VALUE_NAME = 1;
    private static final long DEEP_STACK = 64L << 20;
    private static final String LAST = "last_hidden_state";

    private final OrtEnvironment environment = onDeepStack(OrtEnvironment::getEnvironment);
    private final OrtSession session;

    /**
     * @param model   the ONNX file
     * @param threads that it may use
     * @param states  whether it gives all seven states, or the last one alone
     */
    public OnnxPeer(Path model, int threads, boolean states) {
        try {
            var bytes = new ByteArrayOutputStream();
            bytes.write(Files.readAllBytes(model));
            if (states) {
                bytes.write(graphWithOutputs(stateNames().subList(0, LAYERS)));
            }
            session = createSession(bytes.toByteArray(), threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OrtSession createSession(byte[] model, int threads) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            return environment.createSession(model, options);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime refuses the model", e);
        }
    }

    /**
     * Runs something on a thread with a large stack: ONNX Runtime recurses some 12,000 calls deep while it makes its
     * environment, and dies without a word on the mebibyte that Java gives a thread.
     */
    private static <T> T onDeepStack(Supplier<T> action) {
        var task = new FutureTask<>(action::get);
        new Thread(null, task, "deep stack", DEEP_STACK).start();
        try {
            return task.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("ONNX Runtime could not be started", e);
        }
    }

    /** The names of the seven states: the stream into the first block, then after each block. */
    private static List<String> stateNames() {
        var names = new ArrayList<String>();
        names.add("/embeddings/LayerNorm/Add_1_output_0");
        for (int layer = 0; layer < LAYERS - 1; layer++) {
            names.add("/encoder/layer." + layer + "/output/LayerNorm/Add_1_output_0");
        }
        names.add(LAST);
        return names;
    }

    private static byte[] graphWithOutputs(List<String> names) {
        var graph = new ByteArrayOutputStream();
        for (var name : names) {
            graph.writeBytes(field(GRAPH_OUTPUT, field(VALUE_NAME, name.getBytes(StandardCharsets.UTF_8))));
        }
        return field(MODEL_GRAPH, graph.toByteArray());
    }

    /** A length-delimited protobuf field. */
    private static byte[] field(int number, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        int length = content.length;
        while (length > 0x7f) {
            out.write(length & 0x7f | 0x80);
            length >>>= 7;
        }
        out.write(length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    /** Runs a padded batch and gives the outputs to a reader, without copying them to the heap. */
    public void run(List<long[]> texts, OutputReader reader) {
        int width = texts.stream().mapToInt(text -> text.length).max().orElseThrow();
        long[] shape = {texts.size(), width};
        var ids = LongBuffer.allocate(texts.size() * width);
        var mask = LongBuffer.allocate(texts.size() * width);
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < texts.get(i).length; j++) {
                ids.put(i * width + j, texts.get(i)[j]);
                mask.put(i * width + j, 1);
            }
        }
        try (var input = OnnxTensor.createTensor(environment, ids, shape);
                var attention = OnnxTensor.createTensor(environment, mask, shape);
                var segments = OnnxTensor.createTensor(environment, LongBuffer.allocate(texts.size() * width), shape);
                var result = session
                        .run(Map.of("input_ids", input, "attention_mask", attention, "token_type_ids", segments))) {
            reader.read(result);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed", e);
        }
    }

    /** The seven states of one text, {@code [layer + 1][token * d]}. */
    public float[][] states(long[] ids) {
        var states = new float[LAYERS + 1][];
        run(List.of(ids), result -> {
            for (int i = 0; i <= LAYERS; i++) {
                var tensor = (OnnxTensor) result.get(stateNames().get(i)).orElseThrow();
                var buffer = tensor.getFloatBuffer();
                states[i] = new float[buffer.remaining()];
                buffer.get(states[i]);
            }
        });
        return states;
    }

    /** Receives the outputs while they are open. */
    @FunctionalInterface
    public interface OutputReader {
        void read(OrtSession.Result result) throws OrtException;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not be closed", e);
        }
    }
}
