package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.ratio;
import static dev.tarn.engine.usage.Decimals.text;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.PricingUnit;
import dev.tarn.engine.money.Rounding;
import dev.tarn.engine.usage.Aggregated;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.UsageEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one event costs on top of those before it (PRC-106): the price with it less the price without it.
 *
 * @param amount in currency units, unrounded; may be negative, which the fee is not
 * @param details the parts that are shown (PRC-109)
 * @param explanation how the amount came about
 */
public record MarginalPrice(BigDecimal amount, AmountDetails details, Explanation explanation) {

    /**
     * What is priced.
     *
     * @param type how the metric aggregates
     * @param whole aggregation of all events of the bucket and group up to this one, it included; not rounded (MTR-096)
     * @param events those events one by one where the model needs them, this one included; else empty
     * @param event the event itself
     * @param carriesFlatAmount whether nothing was priced before in the period, so that this event bears the first tier's flat amount (PRC-075)
     */
    public record Subject(
            AggregationType type,
            Aggregated whole,
            List<UsageEvent> events,
            UsageEvent event,
            boolean carriesFlatAmount) {
        public Subject {
            events = List.copyOf(events);
        }
    }

    /** The price of an event whose newly billed units are known. Prorated charges price just these units (PRC-105). */
    public static MarginalPrice of(
            ChargeModel model, Subject subject, InAdvanceUnits units, boolean prorated, Currency currency) {
        if (prorated) {
            return ofUnits(model, units.proratedUnits());
        }
        return model instanceof Dynamic
                ? ofOwnAmount(subject.event(), currency)
                : ofDifference(model, subject, units.billedUnits(), currency);
    }

    private static MarginalPrice ofUnits(ChargeModel model, BigDecimal units) {
        Price price = model.price(Usage.of(units, 1));
        return new MarginalPrice(price.amount(), new AmountDetails.None(), price.explanation());
    }

    private static MarginalPrice ofOwnAmount(UsageEvent event, Currency currency) {
        BigDecimal cents = event.preciseTotalAmountCents();
        BigDecimal amount = cents == null ? BigDecimal.ZERO : currency.toUnits(cents);
        var explanation = Explanation.of("PRC-070", "the amount sent with the event", Map.of(), text(amount));
        return new MarginalPrice(amount, new AmountDetails.None(), explanation);
    }

    private static MarginalPrice ofDifference(
            ChargeModel model, Subject subject, BigDecimal billedUnits, Currency currency) {
        Aggregated whole = subject.whole();
        Usage after = model.complete(Usage.of(whole, currency.exponent()), subject.type(), subject.events());
        Price priceAfter = model.price(after);
        Usage before = before(model, subject, after, billedUnits);
        boolean fromNothing = subject.carriesFlatAmount() && before.units().signum() == 0 && isTiered(model);
        Price priceBefore = fromNothing ? null : model.price(before);
        BigDecimal amountBefore = priceBefore == null ? BigDecimal.ZERO : priceBefore.amount();
        BigDecimal amount = priceAfter.amount().subtract(amountBefore);
        var explanation = new Explanation(
                "PRC-106",
                "the price of %s units less the price of %s units before"
                        .formatted(text(after.units()), text(before.units())),
                Inputs.of("after", priceAfter.amount())
                        .and("before", amountBefore)
                        .map(),
                text(amount),
                priceBefore == null
                        ? List.of(priceAfter.explanation())
                        : List.of(priceAfter.explanation(), priceBefore.explanation()));
        return new MarginalPrice(amount, details(priceAfter, priceBefore), explanation);
    }

    /** The same window without the event; what is free follows from all of it. */
    private static Usage before(ChargeModel model, Subject subject, Usage after, BigDecimal billedUnits) {
        var others = subject.events().stream()
                .filter(event -> !event.equals(subject.event()))
                .toList();
        Usage without = Usage.of(after.units().subtract(billedUnits), Math.max(0, after.eventsCount() - 1));
        return model.complete(without, subject.type(), others).withRunningTotals(after.runningTotals());
    }

    private static boolean isTiered(ChargeModel model) {
        return model instanceof Graduated || model instanceof GraduatedPercentage;
    }

    private static AmountDetails details(Price after, @Nullable Price before) {
        return switch (after.details()) {
            case AmountDetails.PercentageParts parts
            when before != null && before.details() instanceof AmountDetails.PercentageParts earlier ->
                MarginalDetails.of(parts, earlier);
            case AmountDetails.GraduatedPercentageRanges ranges ->
                MarginalDetails.of(ranges, before == null ? new AmountDetails.None() : before.details());
            default -> new AmountDetails.None();
        };
    }

    /** The fee of the event: amounts rounded as all are, the unit amount from the rounded one (PRC-107). Below zero it is nothing (PRC-071). */
    public FeeAmount fee(Currency currency, BigDecimal shownUnits) {
        return fee(null, currency, shownUnits);
    }

    /**
     * The same of a charge priced in a unit of its own.
     *
     * @param unit null: the currency
     */
    public FeeAmount fee(@Nullable PricingUnit unit, Currency currency, BigDecimal shownUnits) {
        BigDecimal rounded = Rounding.halfUp(amount, unit == null ? currency.exponent() : PricingUnit.DECIMALS);
        return FeeAmount.ofPrice(unit, currency, shownUnits, amount, ratio(rounded, shownUnits), explanation);
    }
}
