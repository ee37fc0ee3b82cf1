/** Tests of extraction: what is read back is what the model captures, text by text. */
@NullMarked
package dev.inscape.lab.extract;

import org.jspecify.annotations.NullMarked;
