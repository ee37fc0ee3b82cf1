package dev.inscape.lab.store;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.inscape.UsageException;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers rows out of the files of a store, each file opened once. */
final class MatrixReading {

    private final Path directory;
    private final StoreDescription store;
    private final List<Site> sites;
    private final List<StoredText> texts;
    private final Rows wanted;

    /** A text, and where its rows go. */
    private record Target(StoredText text, long row) {
    }

    MatrixReading(Path directory, StoreDescription store, List<Site> sites, List<StoredText> texts, Rows wanted) {
        if (store.rows() != Rows.ALL && wanted != store.rows()) {
            throw new UsageException(directory + " keeps " + store.rows().label() + " rows alone, not "
                    + wanted.label());
        }
        this.directory = directory;
        this.store = store;
        this.sites = sites;
        this.texts = texts;
        this.wanted = wanted;
    }

    StoredStates read() {
        var rowTexts = new ArrayList<StoredText>();
        var tokens = new ArrayList<Integer>();
        Map<Integer, List<Target>> byShard = new LinkedHashMap<>();
        for (var text : texts) {
            byShard.computeIfAbsent(text.shard(), _ -> new ArrayList<>()).add(new Target(text, rowTexts.size()));
            for (int row = 0; row < wanted.count(text.tokens()); row++) {
                rowTexts.add(text);
                tokens.add(switch (wanted) {
                    case ALL -> row;
                    case LAST -> text.tokens() - 1;
                    case MEAN -> -1;
                });
            }
        }
        var matrices = new LinkedHashMap<Site, Tensor>();
        sites.forEach(site -> matrices.put(site,
                Tensors.empty(DType.FLOAT32, rowTexts.size(), store.require(site).width())));
        byShard.forEach((shard, targets) -> {
            try (var weights = SafetensorsWeights.open(directory.resolve(ShardFile.name(shard)))) {
                matrices.forEach((site, matrix) -> gather(weights, site, targets, matrix));
            }
        });
        return new StoredStates(matrices, rowTexts, tokens.stream().mapToInt(Integer::intValue).toArray());
    }

    private void gather(SafetensorsWeights weights, Site site, List<Target> targets, Tensor matrix) {
        long width = matrix.size(1);
        var into = matrix.segment();
        for (var target : targets) {
            try (var scope = Scope.open("text")) {
                var rows = rows(weights.tensor(site.label()), target.text()).to(DType.FLOAT32).contiguous();
                long bytes = rows.count() * JAVA_INT.byteSize();
                MemorySegment.copy(rows.segment(), 0, into, target.row() * width * JAVA_INT.byteSize(), bytes);
            }
        }
    }

    /** {@code [k, ..]}: the wanted rows of one text. */
    private Tensor rows(Tensor shard, StoredText text) {
        var own = shard.narrow(0, text.firstRow(), text.rows());
        return wanted == store.rows() ? own : switch (wanted) {
            case ALL -> own;
            case LAST -> own.narrow(0, text.rows() - 1L, 1);
            case MEAN -> own.to(DType.FLOAT32).mean(0, true);
        };
    }
}
