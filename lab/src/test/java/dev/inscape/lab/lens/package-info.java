@NullMarked
package dev.inscape.lab.lens;

import org.jspecify.annotations.NullMarked;
