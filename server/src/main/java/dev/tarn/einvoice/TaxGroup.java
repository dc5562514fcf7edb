package dev.tarn.einvoice;

import dev.tarn.engine.money.Allocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is taxed alike (INV-223).
 *
 * @param linesCents sum of its lines
 * @param allowanceCents its part of what is taken off the whole document
 * @param taxCents its part of the document's tax
 */
public record TaxGroup(TaxCategory category, long linesCents, long allowanceCents, long taxCents) {

    long basisCents() {
        return linesCents - allowanceCents;
    }

    /**
     * What is shared out.
     *
     * @param allowanceCents coupons and what was billed progressively
     * @param taxCents the document's tax, rounded once (INV-103)
     */
    public record Whole(long allowanceCents, long taxCents) {}

    /** A line, and what of the allowance was spread on it; that is exact, not in whole cents. */
    public record Share(TaxCategory category, long amountCents, BigDecimal allowanceCents) {}

    /**
     * The groups, lowest rate last. Allowance and tax are shared so that whole cents add up to the document's own: the allowance as it was spread on
     * lines, the tax by what each group's basis asks for; so no group is more than a cent from its exact tax.
     */
    public static List<TaxGroup> of(List<Share> shares, Whole whole) {
        Map<TaxCategory, Long> lines = new LinkedHashMap<>();
        Map<TaxCategory, BigDecimal> spread = new LinkedHashMap<>();
        for (Share share : shares) {
            lines.merge(share.category(), share.amountCents(), Math::addExact);
            spread.merge(share.category(), share.allowanceCents(), BigDecimal::add);
        }
        var categories = lines.keySet().stream()
                .sorted((one, other) -> other.ratePercent().compareTo(one.ratePercent()))
                .toList();
        List<Long> amounts = categories.stream().map(lines::get).toList();
        List<Long> allowances = allowances(
                whole.allowanceCents(), categories.stream().map(spread::get).toList(), amounts);
        var exactTaxes = new ArrayList<BigDecimal>();
        for (int i = 0; i < categories.size(); i++) {
            BigDecimal basis = BigDecimal.valueOf(amounts.get(i) - allowances.get(i));
            exactTaxes.add(basis.max(BigDecimal.ZERO).multiply(categories.get(i).ratePercent()));
        }
        List<Long> taxes = Allocation.byLargestRemainder(whole.taxCents(), exactTaxes);
        var groups = new ArrayList<TaxGroup>();
        for (int i = 0; i < categories.size(); i++) {
            groups.add(new TaxGroup(categories.get(i), amounts.get(i), allowances.get(i), taxes.get(i)));
        }
        return groups;
    }

    /** By what was spread on lines; what was never spread, by what the lines cost. */
    private static List<Long> allowances(long totalCents, List<BigDecimal> spread, List<Long> amounts) {
        BigDecimal known = spread.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean whole = known.subtract(BigDecimal.valueOf(totalCents)).abs().compareTo(BigDecimal.ONE) < 0;
        return Allocation.byLargestRemainder(
                totalCents,
                whole && known.signum() > 0
                        ? spread
                        : amounts.stream().map(BigDecimal::valueOf).toList());
    }
}
