package dev.inscape.lab.store;

import dev.inscape.UsageException;
import dev.inscape.model.site.ModelShape;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A site, and what one row of it is.
 *
 * @param site  the site; its label is the tensor's name
 * @param shape sizes of a row: {@code [d]}, or {@code [head, d / head]} for what heads give out
 */
public record StoredSite(Site site, List<Long> shape) {

    public StoredSite {
        shape = List.copyOf(shape);
    }

    static StoredSite of(Site site, ModelShape model) {
        return new StoredSite(site, switch (site) {
            case Site.AttentionPattern _ -> throw new UsageException("a store cannot hold " + site.label()
                    + ": a pattern has no row for each token; capture it text by text");
            case Site.HeadOutput _ -> List.of((long) model.heads(), (long) model.headWidth());
            case Site.AttentionNormScale _, Site.MlpNormScale _, Site.FinalNormScale _ -> List.of(1L);
            case Site.Neurons _ -> List.of((long) model.neurons());
            case Site.Logits _ -> List.of((long) model.vocabulary());
            case Site.Embedding _, Site.ResidualPre _, Site.AttentionIn _, Site.AttentionOut _, Site.ResidualMid _, Site.MlpIn _, Site.MlpOut _, Site.ResidualPost _, Site.FinalNorm _ ->
                List
                        .of((long) model.width());
        });
    }

    /** Entries of a row. */
    public long width() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    long bytes(DType dtype) {
        return width() * dtype.bytes();
    }

    /** The shape of so many rows. */
    long[] shapeOf(long rows) {
        return LongStream.concat(LongStream.of(rows), shape.stream().mapToLong(Long::longValue)).toArray();
    }
}
