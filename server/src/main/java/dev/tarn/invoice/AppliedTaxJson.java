package dev.tarn.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tarn.engine.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tax on a fee or an invoice, as the contract shows it. */
public record AppliedTaxJson(
        @JsonProperty("lago_id") UUID id,

        @JsonProperty("lago_fee_id") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        UUID feeId,

        @JsonProperty("lago_invoice_id") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        UUID invoiceId,

        @JsonProperty("lago_tax_id") UUID taxId,
        String taxName,
        String taxCode,
        BigDecimal taxRate,
        @Nullable String taxDescription,
        long amountCents,
        String amountCurrency,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long feesAmountCents,
        Instant createdAt) {

    static AppliedTaxJson ofFee(AppliedTax tax, Currency currency, Instant createdAt) {
        return of(tax, tax.ownerId(), null, currency, createdAt);
    }

    static AppliedTaxJson ofInvoice(AppliedTax tax, Currency currency, Instant createdAt) {
        return of(tax, null, tax.ownerId(), currency, createdAt);
    }

    private static AppliedTaxJson of(
            AppliedTax tax, @Nullable UUID feeId, @Nullable UUID invoiceId, Currency currency, Instant createdAt) {
        return new AppliedTaxJson(
                tax.id(),
                feeId,
                invoiceId,
                tax.taxId(),
                tax.name(),
                tax.code(),
                shown(tax.ratePercent()),
                tax.description(),
                tax.amountCents(),
                currency.code(),
                tax.baseAmountCents(),
                createdAt);
    }

    /** A rate with one decimal at least, as the contract's numbers have. */
    public static BigDecimal shown(BigDecimal ratePercent) {
        BigDecimal stripped = ratePercent.stripTrailingZeros();
        return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
    }
}
