@NullMarked
package dev.inscape.lab.tap;

import org.jspecify.annotations.NullMarked;
