package dev.tarn.payment;

import java.time.Instant;
import java.util.UUID;

/** A receipt as the contract shows it. */
record PaymentReceiptJson(UUID lagoId, String number, PaymentJson payment, Instant createdAt) {

    static PaymentReceiptJson of(PaymentReceipt receipt) {
        return new PaymentReceiptJson(
                receipt.id(), receipt.number(), PaymentJson.of(receipt.payment()), receipt.createdAt());
    }
}
