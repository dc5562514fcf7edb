package dev.tarn.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells the expected reasons for not starting in one sentence instead of a stack trace; the unexpected keep theirs. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupReport implements SpringBootExceptionReporter {

    /** The constructor that the framework looks for. */
    StartupReport(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        String sentence = sentence(failure);
        if (sentence == null) {
            return false;
        }
        System.err.println("Tarn does not start: " + sentence);
        return true;
    }

    private static @Nullable String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupRefusal refusal) {
                return refusal.getMessage();
            }
            if (cause instanceof PortInUseException taken) {
                return "port " + taken.getPort()
                        + " is already in use; stop what listens there, or choose another with TARN_PORT.";
            }
        }
        return null;
    }
}
