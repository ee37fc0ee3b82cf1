/** Tests of corpora and labels: what a file says, and what is wrong with it, by line. */
@NullMarked
package dev.inscape.lab.corpus;

import org.jspecify.annotations.NullMarked;
