package dev.inscape.lab.store;

import dev.inscape.lab.extract.ExtractionReport;

/**
 * What an extraction into a store did.
 *
 * @param store    the store
 * @param kept     how many of its files an earlier run had written
 * @param computed the texts and tokens of this run, and its time: {@code writeSeconds} is that in which no forward pass ran
 */
public record StoreReport(StoreDescription store, int kept, ExtractionReport computed) {
}
