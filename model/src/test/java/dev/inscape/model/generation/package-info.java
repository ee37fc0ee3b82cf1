/** Tests of choosing and of stopping: against transformers, against sorting, against a search of the whole text. */
@NullMarked
package dev.inscape.model.generation;

import org.jspecify.annotations.NullMarked;
