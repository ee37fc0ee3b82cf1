@NullMarked
package dev.inscape.lab.similarity;

import org.jspecify.annotations.NullMarked;
