/** Every family against transformers. */
@NullMarked
package dev.inscape.model.family;

import org.jspecify.annotations.NullMarked;
