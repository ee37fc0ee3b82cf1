@NullMarked
package dev.inscape.lab.direction;

import org.jspecify.annotations.NullMarked;
