/**
 * Hidden states of many texts on disk. A {@link dev.inscape.lab.store.HiddenStore} is a directory: safetensors files with one
 * tensor {@code [row, ..]} per site, {@code index.parquet} with one row per text, and {@code store.json}, which says
 * what made it. {@link dev.inscape.lab.store.StoreExtraction} makes one, and goes on after a crash.
 *
 * <pre>{@code
 * new StoreExtraction(model, StoreOptions.DEFAULT.keeping(Rows.LAST))
 *         .run(Corpus.read(List.of(Path.of("statements.jsonl"))), Path.of("states"), true, tokens -> {
 *         });
 * var store = HiddenStore.open(Path.of("states"));
 * try (var scope = Scope.open()) {
 *     var states = store.matrix(new Site.ResidualPost(3), RowSelection.labelled());
 *     states.at(new Site.ResidualPost(3));      // [text, d] float32
 *     states.labels();                          // one for each row
 * }
 * }</pre>
 *
 * <p>An extraction is used by one thread, and writes on another one of its own. A store is immutable and safe on any thread; the
 * tensors that it gives belong to the caller's innermost scope.
 */
@NullMarked
package dev.inscape.lab.store;

import org.jspecify.annotations.NullMarked;
