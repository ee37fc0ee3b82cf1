package dev.inscape.hub.pull;

import dev.inscape.hub.cache.HubEnvironment;
import dev.inscape.hub.cache.HubId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A pull in a process of its own: prints a line when it has begun to receive, and one when it is through. */
final class PullProcess {

    private PullProcess() {
    }

    /** Takes the model's name; the rest comes from the environment. */
    public static void main(String... arguments) {
        var pulled = HubClient.of(HubEnvironment.ofProcess()).pull(HubId.parse(arguments[0]), new PullListener() {
            private boolean told;

            @Override
            public void advanced(String file, long done, long total) {
                if (!told && file.equals("model.safetensors")) {
                    told = true;
                    System.out.println("receiving");
                }
            }

            @Override
            public void waiting(String file) {
                System.out.println("waiting");
            }
        });
        System.out.println("pulled " + pulled.downloaded());
    }

    /** Starts it with this class path and these variables; errors come with the output. */
    static Process start(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx64m", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), PullProcess.class.getName(), PullFixture.ID.toString());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }
}
