package dev.tarn.document;

import dev.tarn.engine.invoice.InvoiceTotals;
import dev.tarn.engine.money.Currency;
import dev.tarn.invoice.AppliedTax;
import dev.tarn.invoice.BillingPeriod;
import dev.tarn.invoice.Fee;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.InvoiceStatus;
import dev.tarn.invoice.WholeInvoice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A finalized invoice to draw, built line by line. */
final class SampleInvoice {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final Instant FROM = Instant.parse("2024-02-29T23:00:00Z");
    private static final Instant TO = Instant.parse("2024-03-31T21:59:59.999999Z");

    private final Currency currency;
    private final List<Fee> fees = new ArrayList<>();
    private final List<BillingPeriod> periods = new ArrayList<>();
    private UUID subscriptionId = new UUID(1, 1);
    private Party buyer = new Party(
            "Ada Lovelace Ltd",
            null,
            "12 St James's Square",
            null,
            "SW1Y 4JH",
            "London",
            null,
            "GB",
            "ada@example.com",
            "GB123456789");
    private String language = "en";
    private String footer = "Thank you for your business.";

    SampleInvoice(String currency) {
        this.currency = Currency.of(currency);
    }

    SampleInvoice to(String name) {
        buyer = new Party(name, null, "1 Main Street", null, "75002", "Paris", null, "FR", "billing@example.com", null);
        return this;
    }

    SampleInvoice in(String languageTag) {
        language = languageTag;
        return this;
    }

    SampleInvoice footer(String text) {
        footer = text;
        return this;
    }

    SampleInvoice subscription(String name, long amountCents) {
        subscriptionId = new UUID(1, periods.size() + 1L);
        periods.add(new BillingPeriod(
                subscriptionId,
                "sub",
                name,
                new UUID(2, 2),
                "Plan",
                "subscription_periodic",
                FROM,
                TO,
                FROM,
                TO,
                FROM,
                TO,
                ZONE));
        fees.add(fee(FeeType.SUBSCRIPTION, name, null, "1", amountCents, "{}"));
        return this;
    }

    SampleInvoice charge(String name, String model, String units, long amountCents, String details) {
        fees.add(fee(FeeType.CHARGE, name, model, units, amountCents, details));
        return this;
    }

    private Fee fee(FeeType type, String name, @Nullable String model, String units, long amountCents, String details) {
        BigDecimal quantity = new BigDecimal(units);
        BigDecimal unitAmount = quantity.signum() == 0
                ? BigDecimal.ZERO
                : currency.toUnits(BigDecimal.valueOf(amountCents))
                        .divide(quantity, 15, java.math.RoundingMode.HALF_UP);
        return new Fee(
                new UUID(3, fees.size()),
                new UUID(4, 4),
                new UUID(5, 5),
                "ada",
                subscriptionId,
                "sub",
                type,
                type == FeeType.CHARGE ? new UUID(6, fees.size()) : null,
                null,
                null,
                null,
                null,
                subscriptionId,
                "code",
                name,
                null,
                null,
                null,
                null,
                Map.of(),
                model,
                false,
                true,
                false,
                false,
                false,
                quantity,
                null,
                1L,
                currency,
                amountCents,
                BigDecimal.valueOf(amountCents),
                unitAmount,
                BigDecimal.ZERO,
                0,
                BigDecimal.ZERO,
                new BigDecimal("20"),
                "pending",
                null,
                (ObjectNode) JsonMapper.shared().readTree(details),
                FROM,
                TO,
                FROM,
                null,
                null,
                null,
                List.of());
    }

    WholeInvoice whole() {
        long feesCents = fees.stream().mapToLong(Fee::amountCents).sum();
        long taxCents = feesCents / 5;
        var totals = InvoiceTotals.ofFees(List.of(feesCents)).plusTaxes(taxCents);
        var tax = new AppliedTax(
                new UUID(7, 7),
                new UUID(4, 4),
                new UUID(8, 8),
                "vat",
                "VAT",
                null,
                new BigDecimal("20"),
                feesCents,
                taxCents);
        var invoice = new Invoice(
                new UUID(4, 4),
                new UUID(5, 5),
                new UUID(9, 9),
                "tarn",
                "subscription",
                InvoiceStatus.FINALIZED,
                "pending",
                null,
                false,
                null,
                "TAR-1234-001-042",
                42,
                currency,
                ZONE,
                LocalDate.of(2024, 4, 1),
                LocalDate.of(2024, 5, 1),
                30,
                totals,
                new BigDecimal("20"),
                0,
                0,
                null,
                null,
                "PO-77",
                false,
                null,
                null,
                TO,
                null,
                TO,
                TO,
                List.of(tax),
                List.of(),
                List.of(), List.of());
        return new WholeInvoice(invoice, fees, periods, List.of());
    }

    Letterhead letterhead() {
        var seller = new Party(
                "Tarn Labs SAS",
                "RCS Paris 123 456 789",
                "5 rue de la Paix",
                null,
                "75002",
                "Paris",
                null,
                "FR",
                "billing@tarn.example",
                "FR32123456789");
        return new Letterhead(seller, buyer, null, footer, language, Map.of("Cost centre", "R&D <4711>"));
    }

    byte[] pdf() {
        return new InvoicePdf(new PdfRenderer()).draw(whole(), letterhead());
    }
}
