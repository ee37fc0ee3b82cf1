package dev.inscape;

/** A request that cannot be right as it was made (an unknown name, a value out of range): exit code 2 at the command line. */
public class UsageException extends InscapeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
