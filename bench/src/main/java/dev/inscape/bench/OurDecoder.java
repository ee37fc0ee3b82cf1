package dev.inscape.bench;

import dev.inscape.model.Model;
import dev.inscape.model.generation.Cancellation;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.generation.Generated;
import dev.inscape.model.generation.GenerationListener;
import dev.inscape.model.site.Tap;
import dev.inscape.text.Encoding;
import java.util.List;

/** Inscape with a tap. */
record OurDecoder(Model model, Tap tap) implements Decoder {

    @Override
    public Written write(List<long[]> prompts, int tokens) {
        var made = model.generate(prompts.stream().map(Encoding::ofIds).toList(), GenerateOptions.greedy(tokens), tap,
                GenerationListener.NONE, new Cancellation());
        var speed = made.getFirst().speed();
        return new Written(speed.readSeconds(), speed.madeSeconds(), made.stream().map(Generated::newIds).toList());
    }
}
