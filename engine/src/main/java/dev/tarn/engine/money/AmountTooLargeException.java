package dev.tarn.engine.money;

/** An amount that does not fit the range of money: cents are kept in 64 bits, so no overflow may pass silently. */
public final class AmountTooLargeException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    public AmountTooLargeException(String message) {
        super(message);
    }
}
