/** Tests of hidden stores: what is read back, what a crash leaves, and what is refused. */
@NullMarked
package dev.inscape.lab.store;

import org.jspecify.annotations.NullMarked;
