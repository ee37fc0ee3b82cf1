package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.model.Model;
import java.util.regex.Pattern;

/**
 * A head as it is typed: {@code 3.1}.
 *
 * @param layer from 0
 * @param head  of it, from 0
 */
record HeadName(int layer, int head) {

    private static final Pattern NAME = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    static HeadName parse(String text) {
        var match = NAME.matcher(text);
        if (!match.matches()) {
            throw new UsageException("--head wants a layer and a head, such as 3.1, not \"" + text + "\"");
        }
        return new HeadName(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    void requireIn(Model model) {
        DirectionOptions.requireLayer(layer, model);
        if (head >= model.shape().heads()) {
            throw new UsageException(
                    "there is no head " + this + ": the layers of " + model.info().name() + " have the heads 0 to "
                            + (model.shape().heads() - 1));
        }
    }

    @Override
    public String toString() {
        return layer + "." + head;
    }
}
