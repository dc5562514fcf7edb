package dev.tarn.engine.expression;

import java.io.Serial;

/** A text that is not an expression; the message says why. */
public final class InvalidExpressionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    InvalidExpressionException(String message) {
        super(message);
    }
}
