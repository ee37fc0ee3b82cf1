package dev.inscape.cli.command;

import dev.inscape.UsageException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Places of tokens as they are typed: {@code 3,5..7,-1}. */
final class TokenPlaces {

    private static final Pattern PLACE = Pattern.compile("(-?\\d{1,6})(?:\\.\\.(-?\\d{1,6}))?");

    private TokenPlaces() {
    }

    /** In a text of so many tokens; below 0 they count from the end. Without repetitions, from the left. */
    static int[] parse(String text, int tokens) {
        return Arrays.stream(text.split(",", -1)).flatMapToInt(word -> range(word.strip(), tokens)).sorted().distinct()
                .toArray();
    }

    private static IntStream range(String word, int tokens) {
        var match = PLACE.matcher(word);
        if (!match.matches()) {
            throw new UsageException("--positions wants places of tokens between commas, such as 3,5..7,-1; \"" + word
                    + "\" is none");
        }
        int first = place(match.group(1), tokens);
        int last = match.group(2) == null ? first : place(match.group(2), tokens);
        if (last < first) {
            throw new UsageException("--positions " + word + " ends before it begins; write the smaller place first");
        }
        return IntStream.rangeClosed(first, last);
    }

    private static int place(String number, int tokens) {
        int given = Integer.parseInt(number);
        int place = given < 0 ? tokens + given : given;
        if (place < 0 || place >= tokens) {
            throw new UsageException("there is no token " + given + ": the prompts have " + tokens + ", from 0 to "
                    + (tokens - 1));
        }
        return place;
    }
}
