package dev.inscape.lab.store;

import dev.inscape.UsageException;
import dev.inscape.lab.extract.Extraction;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.model.site.Sites;
import dev.inscape.tensor.DType;
import java.util.Map;

/**
 * What a store shall hold.
 *
 * @param sites        where states are taken; no attention patterns, which have no row for a token
 * @param rows         which states of each text
 * @param dtype        float32, bfloat16 or float16
 * @param keepsTexts   whether the index holds the texts themselves
 * @param tokensAtMost tokens of a batch; a text that is longer makes one alone
 * @param shardBytes   a file ends with the batch in which its states reach so many bytes
 * @param parameters   how the texts became tokens and what else a user wants to find in {@code store.json}
 */
public record StoreOptions(SiteSelection sites, Rows rows, DType dtype, boolean keepsTexts, int tokensAtMost,
        long shardBytes, Map<String, String> parameters) {

    /** The residual stream, every token, float32, with the texts. */
    public static final StoreOptions DEFAULT = new StoreOptions(Sites.residualStream(), Rows.ALL, DType.FLOAT32, true,
            Extraction.TOKENS_AT_MOST, 64L << 20, Map.of());

    public StoreOptions {
        parameters = Map.copyOf(parameters);
        if (dtype != DType.FLOAT32 && dtype != DType.BFLOAT16 && dtype != DType.FLOAT16) {
            throw new UsageException("a store cannot hold " + dtype + "; use f32, bf16 or f16");
        }
        if (tokensAtMost < 1 || shardBytes < 1) {
            throw new UsageException("a batch of " + tokensAtMost + " tokens and a file of " + shardBytes
                    + " bytes hold nothing; take 1 or more");
        }
    }

    public StoreOptions of(SiteSelection other) {
        return new StoreOptions(other, rows, dtype, keepsTexts, tokensAtMost, shardBytes, parameters);
    }

    public StoreOptions keeping(Rows other) {
        return new StoreOptions(sites, other, dtype, keepsTexts, tokensAtMost, shardBytes, parameters);
    }

    public StoreOptions in(DType other) {
        return new StoreOptions(sites, rows, other, keepsTexts, tokensAtMost, shardBytes, parameters);
    }

    public StoreOptions withoutTexts() {
        return new StoreOptions(sites, rows, dtype, false, tokensAtMost, shardBytes, parameters);
    }

    public StoreOptions cutInto(int tokensOfABatch, long bytesOfAShard) {
        return new StoreOptions(sites, rows, dtype, keepsTexts, tokensOfABatch, bytesOfAShard, parameters);
    }

    public StoreOptions with(Map<String, String> others) {
        return new StoreOptions(sites, rows, dtype, keepsTexts, tokensAtMost, shardBytes, others);
    }
}
