@NullMarked
package dev.inscape.lab.states;

import org.jspecify.annotations.NullMarked;
