package dev.tarn.platform;

/** Why the server does not start, as one sentence for the person who started it. */
public final class StartupRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartupRefusal(String sentence) {
        super(sentence, null, false, false);
    }
}
