package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a store is and what made it: {@code store.json}. The same description of the same corpus means the same bytes.
 *
 * @param model      the model
 * @param computed   what it ran on: dtype, device, threads, processor, LibTorch, Inscape
 * @param texts      how many texts
 * @param tokens     of all of them
 * @param corpusHash SHA-256 over ids, labels, groups, places and tokens of all texts, in their order
 * @param sites      what is stored, from the bottom up
 * @param rows       which states of each text
 * @param dtype      of what is stored
 * @param keepsTexts whether the index holds the texts themselves
 * @param shards     how many files
 * @param parameters of the extraction
 */
public record StoreDescription(StoredModel model, SortedMap<String, String> computed, int texts, long tokens,
        String corpusHash, List<StoredSite> sites, Rows rows, DType dtype, boolean keepsTexts, int shards,
        SortedMap<String, String> parameters) {

    public StoreDescription {
        computed = new TreeMap<>(computed);
        parameters = new TreeMap<>(parameters);
        sites = List.copyOf(sites);
    }

    static SortedMap<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(map);
    }

    /** What is stored of a site; an error names the sites that there are. */
    StoredSite require(Site site) {
        return sites.stream().filter(stored -> stored.site().equals(site)).findFirst()
                .orElseThrow(() -> new InscapeException("the store has no states of " + site.label() + "; it has "
                        + Wording.some(sites.stream().map(stored -> stored.site().label()).toList(), 5)));
    }

    /** Bytes of the states of one row, all sites together. */
    public long bytesOfARow() {
        return sites.stream().mapToLong(site -> site.bytes(dtype)).sum();
    }
}
