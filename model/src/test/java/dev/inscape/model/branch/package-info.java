@NullMarked
package dev.inscape.model.branch;

import org.jspecify.annotations.NullMarked;
