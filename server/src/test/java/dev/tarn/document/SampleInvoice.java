package dev.tarn.document;

import dev.tarn.engine.invoice.InvoiceTotals;
import dev.tarn.engine.money.Currency;
import dev.tarn.invoice.AppliedTax;
import dev.tarn.invoice.BillingPeriod;
import dev.tarn.invoice.CreditType;
import dev.tarn.invoice.Fee;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.InvoiceCredit;
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
    private final List<Sold> sold = new ArrayList<>();
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
            "GB123456789",
            null,
            "ada");
    private String language = "en";
    private boolean einvoicing;
    private String footer = "Thank you for your business.";

    private String sellerCountry = "FR";
    private String sellerTaxId = "FR32123456789";
    private String invoiceType = "subscription";
    private boolean selfBilled;
    private BigDecimal ratePercent = new BigDecimal("20");
    private @Nullable String untaxedCode;
    private long couponsCents;
    private long progressiveCents;
    private long creditNotesCents;
    private long prepaidCents;

    /** A fee to be. */
    private record Sold(
            FeeType type,
            String name,
            @Nullable String model,
            String units,
            long amountCents,
            String details,
            BigDecimal ratePercent,
            UUID subscriptionId) {}

    SampleInvoice(String currency) {
        this.currency = Currency.of(currency);
    }

    SampleInvoice to(String name) {
        buyer = new Party(
                name,
                null,
                "1 Main Street",
                null,
                "75002",
                "Paris",
                null,
                "FR",
                "billing@example.com",
                null,
                null,
                "ada");
        return this;
    }

    SampleInvoice in(String languageTag) {
        language = languageTag;
        return this;
    }

    /** An e-invoice of a seller in that country. */
    SampleInvoice electronic(String country) {
        einvoicing = true;
        sellerCountry = country;
        sellerTaxId = country + "123456789";
        return this;
    }

    /** Of all fees that follow. */
    SampleInvoice taxed(String rate) {
        ratePercent = new BigDecimal(rate);
        return this;
    }

    /** Taken off before taxes, spread on all fees. */
    SampleInvoice less(long coupons, long progressive) {
        couponsCents = coupons;
        progressiveCents = progressive;
        return this;
    }

    /** Settled after taxes. */
    SampleInvoice settledBy(long creditNotes, long prepaid) {
        creditNotesCents = creditNotes;
        prepaidCents = prepaid;
        return this;
    }

    SampleInvoice selfBilled() {
        selfBilled = true;
        return this;
    }

    /** An invoice of credits bought ahead. */
    SampleInvoice credits(long amountCents) {
        invoiceType = "credit";
        taxed("0");
        return sell(FeeType.CREDIT, "Prepaid credits", null, "10", amountCents, "{}");
    }

    SampleInvoice paidInAdvance(long amountCents) {
        invoiceType = "advance_charges";
        return charge("Calls", "standard", "1", amountCents, "{}");
    }

    /** A tax provider has said why. */
    SampleInvoice untaxed(String code) {
        untaxedCode = code;
        return taxed("0");
    }

    SampleInvoice addOn(String name, String units, long amountCents) {
        invoiceType = "one_off";
        return sell(FeeType.ADD_ON, name, null, units, amountCents, "{}");
    }

    private SampleInvoice sell(
            FeeType type, String name, @Nullable String model, String units, long amountCents, String details) {
        sold.add(new Sold(type, name, model, units, amountCents, details, ratePercent, subscriptionId));
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
        return sell(FeeType.SUBSCRIPTION, name, null, "1", amountCents, "{}");
    }

    SampleInvoice charge(String name, String model, String units, long amountCents, String details) {
        return sell(FeeType.CHARGE, name, model, units, amountCents, details);
    }

    private List<Fee> fees() {
        long allCents = sold.stream().mapToLong(Sold::amountCents).sum();
        var fees = new ArrayList<Fee>();
        for (Sold each : sold) {
            BigDecimal off = allCents == 0
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(couponsCents + progressiveCents)
                            .multiply(BigDecimal.valueOf(each.amountCents()))
                            .divide(BigDecimal.valueOf(allCents), 5, java.math.RoundingMode.HALF_UP);
            fees.add(fee(each, fees.size(), off));
        }
        return fees;
    }

    private Fee fee(Sold each, int number, BigDecimal couponsCents) {
        FeeType type = each.type();
        String name = each.name();
        long amountCents = each.amountCents();
        boolean periodic = type == FeeType.SUBSCRIPTION || type == FeeType.CHARGE;
        BigDecimal quantity = new BigDecimal(each.units());
        BigDecimal unitAmount = quantity.signum() == 0
                ? BigDecimal.ZERO
                : currency.toUnits(BigDecimal.valueOf(amountCents))
                        .divide(quantity, 15, java.math.RoundingMode.HALF_UP);
        return new Fee(
                new UUID(3, number),
                new UUID(4, 4),
                new UUID(5, 5),
                "ada",
                periodic ? each.subscriptionId() : null,
                periodic ? "sub" : null,
                type,
                type == FeeType.CHARGE ? new UUID(6, number) : null,
                null,
                null,
                null,
                null,
                each.subscriptionId(),
                "code",
                name,
                null,
                null,
                null,
                null,
                Map.of(),
                each.model(),
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
                couponsCents,
                0,
                BigDecimal.ZERO,
                each.ratePercent(),
                "pending",
                null,
                (ObjectNode) JsonMapper.shared().readTree(each.details()),
                periodic ? FROM : null,
                periodic ? TO : null,
                FROM,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    WholeInvoice whole() {
        List<Fee> fees = fees();
        long feesCents = fees.stream().mapToLong(Fee::amountCents).sum();
        var taxes = taxes(fees);
        long taxCents = taxes.stream().mapToLong(AppliedTax::amountCents).sum();
        var totals = InvoiceTotals.ofFees(List.of(feesCents))
                .lessProgressiveCredit(progressiveCents)
                .lessCoupons(couponsCents)
                .plusTaxes(taxCents)
                .lessCreditNotes(creditNotesCents)
                .lessPrepaidCredits(prepaidCents);
        var invoice = new Invoice(
                new UUID(4, 4),
                new UUID(5, 5),
                new UUID(9, 9),
                "tarn",
                invoiceType,
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
                prepaidCents == 0 ? null : prepaidCents / 3,
                prepaidCents == 0 ? null : prepaidCents - prepaidCents / 3,
                "PO-77",
                selfBilled,
                null,
                null,
                null,
                TO,
                null,
                TO,
                TO,
                taxes,
                List.of(),
                List.of(),
                List.of());
        return new WholeInvoice(invoice, fees, periods, credits());
    }

    private List<InvoiceCredit> credits() {
        return couponsCents == 0
                ? List.of()
                : List.of(new InvoiceCredit(
                        new UUID(10, 1),
                        new UUID(4, 4),
                        CreditType.COUPON,
                        new UUID(10, 2),
                        "SPRING",
                        "Spring & summer",
                        new BigDecimal("10"),
                        null,
                        couponsCents));
    }

    private List<AppliedTax> taxes(List<Fee> fees) {
        return fees.stream()
                .map(Fee::taxesRatePercent)
                .distinct()
                .filter(rate -> rate.signum() > 0 || untaxedCode != null)
                .map(rate -> tax(rate, fees))
                .toList();
    }

    private AppliedTax tax(BigDecimal rate, List<Fee> fees) {
        BigDecimal base = fees.stream()
                .filter(fee -> fee.taxesRatePercent().equals(rate))
                .map(fee -> BigDecimal.valueOf(fee.amountCents()).subtract(fee.preciseCouponsAmountCents()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new AppliedTax(
                new UUID(7, 7),
                new UUID(4, 4),
                new UUID(8, 8),
                untaxedCode == null ? "vat" : untaxedCode,
                "VAT",
                null,
                rate,
                base.setScale(0, java.math.RoundingMode.HALF_UP).longValueExact(),
                base.multiply(rate)
                        .movePointLeft(2)
                        .setScale(0, java.math.RoundingMode.HALF_UP)
                        .longValueExact());
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
                sellerCountry,
                "billing@tarn.example",
                sellerTaxId,
                "+33 1 23 45 67 89",
                "tarn");
        return new Letterhead(seller, buyer, null, footer, language, einvoicing, Map.of("Cost centre", "R&D <4711>"));
    }

    Drawn drawn() {
        return new InvoicePdf(new PdfRenderer()).draw(whole(), letterhead());
    }

    byte[] pdf() {
        return drawn().pdf();
    }
}
