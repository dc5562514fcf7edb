package dev.tarn.einvoice;

import dev.tarn.engine.money.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note as programs read it, whatever the syntax. Amounts are in cents.
 *
 * @param dueOn null where nothing is to be paid
 * @param buyerReference by which the buyer finds what it is about
 * @param allowanceReason what is taken off before taxes, in words
 * @param prepaidCents settled by wallets and credit notes
 * @param dueCents what is left to pay
 * @param preceding the invoice that a credit note is of
 */
public record ElectronicDocument(
        DocumentType type,
        String number,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        Currency currency,
        TradeParty seller,
        TradeParty buyer,
        String buyerReference,
        @Nullable String purchaseOrder,
        @Nullable Period period,
        String allowanceReason,
        List<TradeLine> lines,
        List<TaxGroup> groups,
        long prepaidCents,
        long dueCents,
        PaymentMeans means,
        @Nullable Preceding preceding) {
    /** EN 16931 has two decimals for amounts. */
    private static final int MAX_DECIMALS = 2;

    /** What the document is for, both days included. */
    public record Period(LocalDate from, LocalDate to) {}

    public record Preceding(String number, @Nullable LocalDate issuedOn) {}

    /** Lines by amount, the smallest first (INV-223). */
    public ElectronicDocument {
        lines = lines.stream()
                .sorted(Comparator.comparingLong(TradeLine::amountCents))
                .toList();
        groups = List.copyOf(groups);
    }

    /** Whether amounts of a currency can be said in an e-invoice at all. */
    public static boolean canBeIn(Currency currency) {
        return currency.exponent() <= MAX_DECIMALS;
    }

    /** The last day of the period, or the day it is issued. */
    LocalDate suppliedOn() {
        return period == null ? issuedOn : period.to();
    }

    long linesCents() {
        return groups.stream().mapToLong(TaxGroup::linesCents).sum();
    }

    long allowanceCents() {
        return groups.stream().mapToLong(TaxGroup::allowanceCents).sum();
    }

    long basisCents() {
        return linesCents() - allowanceCents();
    }

    long taxCents() {
        return groups.stream().mapToLong(TaxGroup::taxCents).sum();
    }

    long grandTotalCents() {
        return basisCents() + taxCents();
    }

    /** Between what the parts add up to and what is asked for. */
    long roundingCents() {
        return dueCents - (grandTotalCents() - prepaidCents);
    }

    String amount(long cents) {
        return currency.toUnits(BigDecimal.valueOf(cents)).toPlainString();
    }

    /** With anything outside of VAT, nobody's VAT identifier may be named (BR-O-02). */
    boolean namesVatIdentifiers() {
        return groups.stream().allMatch(group -> group.category().isSubject());
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
