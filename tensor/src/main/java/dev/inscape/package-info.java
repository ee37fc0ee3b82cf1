/** The root of the exceptions. Everything else has a room of its own below. */
@NullMarked
package dev.inscape;

import org.jspecify.annotations.NullMarked;
