package dev.tarn.einvoice;

/** How it is, or was, paid, by UNTDID 4461 (INV-222). */
public enum PaymentMeans {
    /** To be paid in whatever way was agreed. */
    AMOUNT_DUE("1"),
    /** By what was paid ahead. */
    PREPAID("57"),
    /** By what is owed to the customer. */
    CREDIT_NOTE("97");

    private final String code;

    PaymentMeans(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
