@NullMarked
package dev.inscape.lab.edit;

import org.jspecify.annotations.NullMarked;
