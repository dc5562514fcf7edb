package dev.tarn.creditnote;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tarn.customer.CustomerJson;
import dev.tarn.invoice.AppliedTax;
import dev.tarn.invoice.AppliedTaxJson;
import dev.tarn.invoice.FeeJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credit note as the contract shows it.
 *
 * @param customer the customer as its own resource shows it
 */
public record CreditNoteJson(
        @JsonProperty("lago_id") UUID id,
        int sequentialId,
        String billingEntityCode,
        String number,
        @JsonProperty("lago_invoice_id") UUID invoiceId,
        String invoiceNumber,
        LocalDate issuingDate,
        String creditStatus,
        @Nullable String refundStatus,
        String reason,
        @Nullable String description,
        String currency,
        long totalAmountCents,
        long taxesAmountCents,
        BigDecimal taxesRate,
        long subTotalExcludingTaxesAmountCents,
        long balanceAmountCents,
        long creditAmountCents,
        long refundAmountCents,
        long offsetAmountCents,
        long couponsAdjustmentAmountCents,
        boolean selfBilled,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String fileUrl,
        @Nullable String xmlUrl,
        CustomerJson customer,
        @Nullable Map<String, @Nullable String> metadata,
        List<Item> items,
        List<Tax> appliedTaxes,
        List<Object> errorDetails) {

    /** What is taken back of a fee. */
    public record Item(@JsonProperty("lago_id") UUID id, long amountCents, String amountCurrency, FeeJson fee) {}

    /** A tax that is given back. */
    public record Tax(
            @JsonProperty("lago_id") UUID id,
            @JsonProperty("lago_credit_note_id") UUID creditNoteId,
            @JsonProperty("lago_tax_id") UUID taxId,
            String taxName,
            String taxCode,
            BigDecimal taxRate,
            @Nullable String taxDescription,
            @Nullable Long baseAmountCents,
            long amountCents,
            String amountCurrency,
            Instant createdAt) {
        static Tax of(AppliedTax tax, CreditNote note) {
            return new Tax(
                    tax.id(),
                    note.id(),
                    tax.taxId(),
                    tax.name(),
                    tax.code(),
                    AppliedTaxJson.shown(tax.ratePercent()),
                    tax.description(),
                    tax.baseAmountCents(),
                    tax.amountCents(),
                    note.currency().code(),
                    note.createdAt());
        }
    }

    static CreditNoteJson of(CreditNote note, CustomerJson customer, CreditNoteDocuments.@Nullable Urls urls) {
        var split = note.split();
        String currency = note.currency().code();
        return new CreditNoteJson(
                note.id(),
                note.sequentialId(),
                note.billingEntityCode(),
                note.number(),
                note.invoiceId(),
                note.invoiceNumber(),
                note.issuingOn(),
                note.creditStatus().code(),
                note.refundStatus() == null ? null : note.refundStatus().code(),
                note.reason().code(),
                note.description(),
                currency,
                split.totalAmountCents(),
                note.taxesAmountCents(),
                AppliedTaxJson.shown(note.taxesRatePercent()),
                note.subTotalExcludingTaxesAmountCents(),
                note.balanceAmountCents(),
                split.creditAmountCents(),
                split.refundAmountCents(),
                split.offsetAmountCents(),
                note.couponsAdjustmentAmountCents(),
                note.selfBilled(),
                note.createdAt(),
                note.updatedAt(),
                urls == null ? null : urls.pdf(),
                urls == null ? null : urls.xml(),
                customer,
                note.metadata(),
                note.items().stream()
                        .map(item -> new Item(item.id(), item.amountCents(), currency, FeeJson.of(item.fee())))
                        .toList(),
                note.taxes().stream().map(tax -> Tax.of(tax, note)).toList(),
                List.of());
    }
}
