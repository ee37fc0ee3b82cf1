package dev.inscape.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.cli.json.Json;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.save.Companions;
import dev.inscape.hub.save.ModelDirectory;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.model.ModelText;
import dev.inscape.tensor.DType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape models save}: as a directory that transformers opens. */
@Command(name = "save",
        description = "Writes a model as a directory with safetensors that transformers opens: a GGUF file is widened, an "
                + "adapter merged. The tokenizer and the chat template come along, also those inside of a GGUF file.",
        footer = {"", "Examples:", "  inscape models save model.gguf --out model --dtype bf16",
                "  inscape models save adapter --out merged"})
final class ModelsSaveCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Mixin final BaseOption over = new BaseOption();

    @Parameters(arity = "1", paramLabel = "MODEL", description = ModelOptions.MODEL) String model = "";

    @Option(names = "--out", required = true, paramLabel = "DIR",
            description = "The directory to make.") Path out = Path
                    .of("");

    @Option(names = "--dtype", paramLabel = "TYPE",
            description = "What to write floating-point weights in; by default what they are read as.")
    @Nullable String dtype;

    @Option(names = "--no-tokenizer",
            description = "Write weights and configuration alone: for a tokenizer that cannot be saved.") boolean noTokenizer;

    ModelsSaveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var options = dtype == null ? SaveOptions.DEFAULT : SaveOptions.DEFAULT.in(DType.parse(dtype));
        var files = context.find(model, over);
        if (!(files.config() instanceof ObjectNode config)) {
            throw new InscapeException("the configuration of " + model + " is no JSON object");
        }
        var companions = noTokenizer ? Companions.NONE : companions(files);
        try (var weights = files.openWeights()) {
            ModelDirectory.write(out, weights, config, companions, options);
        }
        if (output.json) {
            var members = new LinkedHashMap<String, Object>();
            members.put("model", model);
            members.put("out", out.toString());
            Json.line(context.terminal().out(), members);
        } else {
            context.terminal().out().println("wrote " + out);
        }
        return 0;
    }

    private Companions companions(ModelFiles files) {
        try {
            return ModelText.companions(files);
        } catch (InscapeException e) {
            throw new InscapeException("the tokenizer of " + model + " cannot be saved: " + e.getMessage()
                    + "; --no-tokenizer saves the model without it", e);
        }
    }
}
