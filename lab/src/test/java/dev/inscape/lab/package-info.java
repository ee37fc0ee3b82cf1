@NullMarked
package dev.inscape.lab;

import org.jspecify.annotations.NullMarked;
