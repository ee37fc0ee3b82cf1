@NullMarked
package dev.inscape.lab.probe;

import org.jspecify.annotations.NullMarked;
