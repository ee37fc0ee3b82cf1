package dev.inscape.bench;

import dev.inscape.lab.probe.Split;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** scikit-learn's logistic regression on the same training rows, one fit after the other. */
final class PeerProbes implements AutoCloseable {

    private final PythonPeer peer;
    private final Path place;
    private final int sites;
    private final Map<Integer, double[]> losses = new HashMap<>();

    private PeerProbes(PythonPeer peer, Path place, int sites) {
        this.peer = peer;
        this.place = place;
        this.sites = sites;
    }

    static PeerProbes start(LabelledStates states, Split split) {
        try (var scope = Scope.open()) {
            var place = Files.createTempDirectory("inscape-probes");
            int sites = states.states().sites().size();
            var file = place.resolve("states");
            try (var out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var rows = states.states().doubles(split.train());
                for (int site = 0; site < sites; site++) {
                    write(out, rows.select(0, site).to(DType.FLOAT32).contiguous().segment().asByteBuffer());
                }
                var labels = ByteBuffer.allocate(4 * split.train().size()).order(ByteOrder.LITTLE_ENDIAN);
                for (int label : states.labels().at(split.train())) {
                    labels.putInt(label);
                }
                write(out, labels.flip());
            }
            return new PeerProbes(PythonPeer.start("probes_sklearn", "INSCAPE_PYTHON_SKLEARN", place, file.toString(),
                    String.valueOf(sites), String.valueOf(split.train().size()),
                    String.valueOf(states.states().width())),
                    place, sites);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    boolean runs() {
        return peer.runs();
    }

    String about() {
        return peer.about();
    }

    /** Fits per second, by its own clock: of the first, the middle and the last site, since it takes its time. */
    double fitAfterFit(List<Double> strengths) {
        double seconds = 0;
        losses.clear();
        for (int site : new TreeSet<>(List.of(0, sites / 2, sites - 1))) {
            var ofSite = new double[strengths.size()];
            for (int i = 0; i < ofSite.length; i++) {
                var answer = peer.ask(Map.of("site", site, "l2", strengths.get(i)));
                seconds += answer.get("seconds").asDouble();
                ofSite[i] = answer.get("loss").asDouble();
            }
            losses.put(site, ofSite);
        }
        return losses.size() * strengths.size() / seconds;
    }

    /** The largest difference of its losses in the last round to ours. */
    double distance(ProbeFits fits) {
        double largest = 0;
        for (var site : losses.entrySet()) {
            var ours = fits.losses(site.getKey());
            for (int i = 0; i < ours.length; i++) {
                largest = Math.max(largest, Math.abs(site.getValue()[i] - ours[i]));
            }
        }
        return largest;
    }

    @Override
    public void close() {
        peer.close();
        try (var files = Files.walk(place)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
