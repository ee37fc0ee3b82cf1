package dev.inscape.cli.command;

import dev.inscape.UsageException;

/** Token ids as they are typed: {@code 101, 3000,102}. */
final class TokenIds {

    private TokenIds() {
    }

    /** Whole numbers from 0, between commas. */
    static long[] parse(String text) {
        var words = text.split(",", -1);
        var ids = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            var word = words[i].strip();
            if (word.isEmpty() || word.length() > 18 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new UsageException(
                        "--ids wants whole numbers between commas, such as 101,3000,102; \"" + word + "\" is none");
            }
            ids[i] = Long.parseLong(word);
        }
        return ids;
    }
}
