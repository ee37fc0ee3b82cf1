package dev.inscape.cli.input;

/**
 * One line of a file.
 *
 * @param number from 1
 * @param text   without its end
 */
public record Line(int number, String text) {
}
