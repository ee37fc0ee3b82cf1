@NullMarked
package dev.inscape.lab.dimension;

import org.jspecify.annotations.NullMarked;
