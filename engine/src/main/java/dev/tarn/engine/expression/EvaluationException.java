package dev.tarn.engine.expression;

import java.io.Serial;

/** An expression that has no value for an event; the message says why (MTR-079). */
public final class EvaluationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }
}
