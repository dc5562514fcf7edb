package dev.tarn.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A receipt as the contract shows it; the links to its document are Tarn's own. */
record PaymentReceiptJson(
        UUID lagoId,
        String number,
        PaymentJson payment,
        @Nullable String fileUrl,
        @Nullable String xmlUrl,
        Instant createdAt) {

    static PaymentReceiptJson of(PaymentReceipt receipt, ReceiptDocuments.@Nullable Urls urls) {
        return new PaymentReceiptJson(
                receipt.id(),
                receipt.number(),
                PaymentJson.of(receipt.payment()),
                urls == null ? null : urls.pdf(),
                urls == null ? null : urls.xml(),
                receipt.createdAt());
    }
}
