package dev.inscape.kernel;

/** Whether the Vector API is there, in words that can be shown to a user. */
public sealed interface Availability {

    /** What {@code doctor} prints. */
    String words();

    /**
     * The kernel can be opened.
     *
     * @param lanes how many float32 one vector register holds
     */
    record Ready(int lanes) implements Availability {
        @Override
        public String words() {
            return "float32 and bf16, " + lanes + " lanes";
        }
    }

    /**
     * The kernel cannot be opened.
     *
     * @param reason what is missing and what to do
     */
    record NotInUse(String reason) implements Availability {
        @Override
        public String words() {
            return "not in use: " + reason;
        }
    }
}
