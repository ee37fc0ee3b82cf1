package dev.inscape.model;

import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.found.TokenizerSource;
import dev.inscape.hub.save.Companions;
import dev.inscape.text.Tokenizer;
import dev.inscape.text.chat.ChatTemplates;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** How a model reads and writes: its tokenizer and its chat templates, wherever its files keep them. */
public final class ModelText {

    private ModelText() {
    }

    /** Opens the tokenizer; the caller closes it. */
    public static Tokenizer tokenizer(ModelFiles files) {
        return switch (files.tokenizer()) {
            case TokenizerSource.InFiles(var path) -> Tokenizer.open(path);
            case TokenizerSource.InGguf(var file) -> GgufText.tokenizer(file);
        };
    }

    /** The same; none where the model has no tokenizer and knows ids alone. The caller closes it. */
    public static Optional<Tokenizer> lookForTokenizer(ModelFiles files) {
        return files.tokenizer() instanceof TokenizerSource.InFiles(var path) && Tokenizer.isMissing(path)
                ? Optional.empty()
                : Optional.of(tokenizer(files));
    }

    /** The chat templates; none where the model was not made for conversations. */
    public static Optional<ChatTemplates> chatTemplates(ModelFiles files) {
        return switch (files.tokenizer()) {
            case TokenizerSource.InFiles(var path) ->
                Files.isDirectory(path) ? ChatTemplates.lookFor(path) : Optional.empty();
            case TokenizerSource.InGguf(var file) -> GgufText.chatTemplates(file);
        };
    }

    /** The same as files, to be saved beside the model's weights. A tokenizer that cannot be made into files is an error. */
    public static Companions companions(ModelFiles files) {
        return switch (files.tokenizer()) {
            case TokenizerSource.InFiles(var path) ->
                Files.isDirectory(path) ? Companions.of(path) : Companions.copying(List.of(path));
            case TokenizerSource.InGguf(var file) -> Companions.writing(GgufText.files(file));
        };
    }
}
