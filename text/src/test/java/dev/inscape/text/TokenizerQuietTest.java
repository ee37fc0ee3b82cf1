package dev.inscape.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** In a process of its own, whose list of loaded classes shows what ran. */
class TokenizerQuietTest {

    /** What the process does. */
    static final class Encoding {
        private Encoding() {
        }

        public static void main(String[] arguments) {
            try (var tokenizer = SmallTokenizer.open()) {
                System.out.println("tokens " + tokenizer.encode("hello world", true).length());
            }
        }
    }

    @Test
    void encoding_a_text_tells_nobody_and_leaves_no_property_behind() throws IOException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xlog:class+load", "-cp", System.getProperty("java.class.path"),
                Encoding.class.getName());
        process.environment().remove("OPT_OUT_TRACKING");
        var output = new String(process.redirectErrorStream(true).start().getInputStream().readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(output).contains("tokens 4", "ai.djl.huggingface.tokenizers.jni.TokenizersLibrary");
        // DJL's class that reports its use to a server, and what it would do that with.
        assertThat(output).doesNotContain("ai.djl.util.Ec2Utils", "sun.net.www.protocol.http", "java.net.Socket ",
                "HttpURLConnection");
        assertThat(System.getProperty("RUST_FLAVOR")).isNull();
    }
}
