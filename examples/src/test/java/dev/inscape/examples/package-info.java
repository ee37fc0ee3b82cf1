@NullMarked
package dev.inscape.examples;

import org.jspecify.annotations.NullMarked;
