@NullMarked
package dev.inscape.model.trainable;

import org.jspecify.annotations.NullMarked;
