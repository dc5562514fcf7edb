package dev.tarn.event;

/** The commit itself failed: the events may or may not be on disk. Sending them again is safe, trying them again here would not tell. */
final class OutcomeUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutcomeUnknownException(RuntimeException cause) {
        super("the commit of a group of events failed", cause);
    }
}
