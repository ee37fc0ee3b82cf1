/**
 * Families of models as data. A {@link dev.inscape.model.family.Family} is a record: how to read a configuration into an
 * {@link dev.inscape.model.family.Architecture}, and what its checkpoints call their weights. What is not implemented is refused by
 * name, never guessed. Values; safe everywhere.
 *
 * <pre>{@code
 * var family = Families.of("llama");
 * var architecture = family.architecture().apply(new Config(json));
 * architecture.attention().keyValueHeads()
 * }</pre>
 */
@NullMarked
package dev.inscape.model.family;

import org.jspecify.annotations.NullMarked;
