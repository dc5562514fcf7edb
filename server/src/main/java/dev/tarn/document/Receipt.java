package dev.tarn.document;

import dev.tarn.invoice.Invoice;
import dev.tarn.payment.ReceiptFacts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A receipt to draw.
 *
 * @param invoices what was paid, as they stand now; at least one
 */
record Receipt(ReceiptFacts facts, List<Invoice> invoices) {

    Receipt {
        invoices = List.copyOf(invoices);
    }

    private ZoneId zone() {
        return invoices.getFirst().zone();
    }

    LocalDate paidOn() {
        return LocalDate.ofInstant(facts.paidAt(), zone());
    }

    LocalDate issuedOn() {
        return LocalDate.ofInstant(facts.createdAt(), zone());
    }

    /** What is still to be paid of those invoices. */
    long dueAmountCents() {
        return invoices.stream().mapToLong(Invoice::totalDueAmountCents).reduce(0, Math::addExact);
    }
}
