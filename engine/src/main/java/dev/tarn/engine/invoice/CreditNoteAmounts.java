package dev.tarn.engine.invoice;

import dev.tarn.engine.money.Money;
import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What the items of a credit note come to (CRD-125 to CRD-127).
 *
 * @param itemsAmountCents sum of the items, before coupons and taxes
 * @param preciseCouponsAmountCents the share of the fees' coupons, unrounded
 * @param lines one per tax, in the order the fees name them
 * @param preciseTaxesAmountCents unrounded; corrected where the note exhausts the invoice
 */
public record CreditNoteAmounts(
        BigDecimal itemsAmountCents,
        BigDecimal preciseCouponsAmountCents,
        List<Line> lines,
        BigDecimal preciseTaxesAmountCents,
        BigDecimal ratePercent) {
    private static final int RATE_DECIMALS = 5;
    private static final int QUOTIENT_DECIMALS = 20;

    /** A part of a fee that is taken back: before coupons and taxes, from 0 to what the fee still holds. */
    public record Item(CreditableFee fee, BigDecimal amountCents) {
        public Item {
            if (amountCents.signum() < 0) {
                throw new IllegalArgumentException("An item takes nothing negative back: " + amountCents);
            }
        }

        BigDecimal couponsCents() {
            return fee.amountCents() == 0
                    ? BigDecimal.ZERO
                    : fee.couponsAmountCents()
                            .multiply(amountCents)
                            .divide(BigDecimal.valueOf(fee.amountCents()), QUOTIENT_DECIMALS, RoundingMode.HALF_UP);
        }

        BigDecimal baseCents() {
            return amountCents.subtract(couponsCents());
        }
    }

    /** One tax of the note, rounded for display. */
    public record Line(TaxRate tax, long amountCents, long baseAmountCents) {}

    /** What a note of these items could be, and its taxes, both in whole cents. */
    public record Estimate(long creditableAmountCents, long taxesAmountCents) {}

    public CreditNoteAmounts {
        lines = List.copyOf(lines);
    }

    /** The amounts of these items. */
    public static CreditNoteAmounts of(List<Item> items) {
        BigDecimal sum = items.stream().map(Item::amountCents).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal coupons = items.stream().map(Item::couponsCents).reduce(BigDecimal.ZERO, BigDecimal::add);
        var taxes = new LinkedHashSet<TaxRate>();
        items.forEach(item -> taxes.addAll(item.fee().taxes()));
        var lines = new ArrayList<Line>();
        BigDecimal precise = BigDecimal.ZERO;
        BigDecimal weighted = BigDecimal.ZERO;
        for (TaxRate tax : taxes) {
            BigDecimal base = items.stream()
                    .filter(item -> item.fee().taxes().contains(tax))
                    .map(Item::baseCents)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            lines.add(new Line(tax, Rounding.toCents(tax.on(base)), Rounding.toCents(base)));
            precise = precise.add(tax.on(base));
            weighted = weighted.add(tax.ratePercent().multiply(base));
        }
        BigDecimal net = sum.subtract(coupons);
        BigDecimal rate = net.signum() <= 0
                ? BigDecimal.ZERO.setScale(RATE_DECIMALS)
                : weighted.divide(net, RATE_DECIMALS, RoundingMode.HALF_UP);
        return new CreditNoteAmounts(sum, coupons, lines, precise, rate);
    }

    /**
     * The same for the note that takes back all that was left: it makes up for what earlier notes were rounded by, so that all together match
     * the invoice (CRD-127); taxes are never negative, so many roundings of tiny notes may stay.
     *
     * @param earlierRoundingCents sum of rounded less precise taxes of the earlier notes
     */
    public CreditNoteAmounts exhausting(BigDecimal earlierRoundingCents) {
        return new CreditNoteAmounts(
                itemsAmountCents,
                preciseCouponsAmountCents,
                lines,
                preciseTaxesAmountCents.subtract(earlierRoundingCents).max(BigDecimal.ZERO),
                ratePercent);
    }

    /** Net of coupons, before taxes (CRD-117). */
    public long subTotalExcludingTaxesAmountCents() {
        return Rounding.toCents(itemsAmountCents.subtract(preciseCouponsAmountCents));
    }

    /** The share of coupons, in whole cents. */
    public long couponsAmountCents() {
        return Rounding.toCents(preciseCouponsAmountCents);
    }

    /** Rounded once over all taxes. */
    public long taxesAmountCents() {
        return Rounding.toCents(preciseTaxesAmountCents);
    }

    /** Taxes included, rounded once: what may be credited, refunded and offset together. */
    public long totalAmountCents() {
        return Rounding.toCents(
                itemsAmountCents.subtract(preciseCouponsAmountCents).add(preciseTaxesAmountCents));
    }

    /** Rounded so that sub total and taxes add up to what may be credited: the one that was rounded up gives way by a cent (CRD-134). */
    public Estimate estimate() {
        long creditable = totalAmountCents();
        long taxes = taxesAmountCents();
        long apart = Money.subtractCents(Money.subtractCents(creditable, taxes), subTotalExcludingTaxesAmountCents());
        if (apart > 0) {
            return new Estimate(creditable - 1, taxes);
        }
        return new Estimate(creditable, apart < 0 ? taxes - 1 : taxes);
    }
}
