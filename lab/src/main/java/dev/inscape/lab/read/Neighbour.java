package dev.inscape.lab.read;

/**
 * Another token of the same text.
 *
 * @param token  its number
 * @param cosine how alike the two states are, from -1 to 1
 */
public record Neighbour(int token, double cosine) {
}
