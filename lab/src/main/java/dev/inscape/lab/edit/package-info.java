/**
 * Editing of weights: what an intervention does in every pass, done once, so that the result is a model like any other.
 *
 * <pre>{@code
 * var files = ModelFiles.resolve("model");
 * var edited = WeightEdits.orthogonalise(files, direction);   // reads and checks; changes nothing yet
 * try (var model = Models.load(edited, LoadOptions.DEFAULT)) { … }
 * WeightEdits.save(edited, Path.of("edited"), SaveOptions.DEFAULT);
 * }</pre>
 *
 * Edits can follow one another. An adapter is merged as it is loaded: {@link dev.inscape.hub.found.AdapterModel}.
 */
@NullMarked
package dev.inscape.lab.edit;

import org.jspecify.annotations.NullMarked;
