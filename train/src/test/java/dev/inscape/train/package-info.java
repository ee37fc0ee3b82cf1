@NullMarked
package dev.inscape.train;

import org.jspecify.annotations.NullMarked;
