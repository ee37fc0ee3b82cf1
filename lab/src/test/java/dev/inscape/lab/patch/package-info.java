@NullMarked
package dev.inscape.lab.patch;

import org.jspecify.annotations.NullMarked;
