package dev.tarn.billing;

import dev.tarn.engine.charge.Price;
import dev.tarn.engine.charge.Usage;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.subscription.CoveredFee;
import dev.tarn.engine.subscription.FixedChargeUnits;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.usage.Movement;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.NewFee;
import dev.tarn.plan.ChargeProperties;
import dev.tarn.plan.FixedCharge;
import dev.tarn.subscription.UnitsHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Fees for the fixed charges of a plan (BIL-131 to BIL-134): those in arrears for the window that is over, those in advance for the one that runs. */
final class FixedChargeFees {
    private FixedChargeFees() {}

    /** A fee of units in advance that come on top of those paid; also where there are none (BIL-136). */
    static NewFee added(
            Reckoning reckoning, FixedCharge fixedCharge, Window window, FixedChargeUnits units, FeeTaxes taxes) {
        return fee(
                reckoning, fixedCharge, window, amount(reckoning, fixedCharge, units), taxes, new NewFee.Advance(null));
    }

    /**
     * The fees of one subscription.
     *
     * @param carriedOver by add-on, what the plan before an upgrade was paid in advance for (BIL-135)
     */
    static List<NewFee> of(
            Reckoning reckoning,
            Map<UnitsHistory.Key, List<FixedChargeUnits.Entry>> units,
            Map<UUID, List<CoveredFee>> carriedOver,
            FeeTaxes taxes) {
        var left = new HashMap<>(carriedOver);
        var fees = new ArrayList<NewFee>();
        if (reckoning.entry().cause() == Cause.THRESHOLD) {
            return fees;
        }
        for (FixedCharge fixedCharge : reckoning.entry().plan().fixedCharges()) {
            Window window =
                    isInAdvance(reckoning, fixedCharge) ? inAdvance(reckoning, fixedCharge) : inArrears(reckoning);
            if (window != null) {
                var history = units.getOrDefault(
                        new UnitsHistory.Key(reckoning.subscriptionId(), fixedCharge.id()),
                        supposed(reckoning, fixedCharge));
                fee(reckoning, fixedCharge, window, history, left, taxes).ifPresent(fees::add);
            }
        }
        return fees;
    }

    private static boolean isInAdvance(Reckoning reckoning, FixedCharge fixedCharge) {
        return fixedCharge.payInAdvance() && !reckoning.entry().supposed();
    }

    /** Whoever never had the plan would have had its units from the start on. */
    private static List<FixedChargeUnits.Entry> supposed(Reckoning reckoning, FixedCharge fixedCharge) {
        return reckoning.entry().supposed()
                ? List.of(new FixedChargeUnits.Entry(
                        fixedCharge.units(),
                        UnitsHistory.firstEntryAt(reckoning.terms().startedAt()),
                        0))
                : List.of();
    }

    private static @Nullable Window inArrears(Reckoning reckoning) {
        Window window = reckoning.boundaries().fixedCharges();
        boolean atStart =
                reckoning.entry().cause() == Cause.START || reckoning.entry().cause() == Cause.FIXED_CHARGES_AT_START;
        return window == null || atStart || !window.lasts() ? null : window;
    }

    /** The window in progress, unless it is paid or the subscription is over. */
    private static @Nullable Window inAdvance(Reckoning reckoning, FixedCharge fixedCharge) {
        Window window = reckoning.entry().cause().ends() ? null : reckoning.currentFixedCharges();
        return window == null
                        || reckoning
                                .history()
                                .fixedChargesInAdvance()
                                .contains(new History.InAdvance(fixedCharge.id(), window.fromAt()))
                ? null
                : window;
    }

    private static Optional<NewFee> fee(
            Reckoning reckoning,
            FixedCharge fixedCharge,
            Window window,
            List<FixedChargeUnits.Entry> history,
            Map<UUID, List<CoveredFee>> carriedOver,
            FeeTaxes taxes) {
        var known = isInAdvance(reckoning, fixedCharge) ? upToNow(reckoning, fixedCharge, history) : history;
        var units = fixedCharge.prorated()
                ? FixedChargeUnits.prorated(known, window, reckoning.zone())
                : FixedChargeUnits.whole(known, window);
        FeeAmount amount = amount(reckoning, fixedCharge, units);
        FeeAmount due = isInAdvance(reckoning, fixedCharge) && fixedCharge.prorated()
                ? lessWhatIsCovered(amount, fixedCharge, window.days(reckoning.zone()), carriedOver)
                : amount;
        NewFee computed = fee(reckoning, fixedCharge, window, due, taxes, null);
        var edited = reckoning.entry().adjustments();
        boolean nothing = units.shown().signum() == 0 && amount.amountCents() == 0;
        return nothing && !edited.include(computed)
                ? Optional.empty()
                : Optional.of(edited.ofFixedCharge(computed, fixedCharge));
    }

    /** What changed after the billing instant was billed when it did: a draft that is computed again must not bill it too. */
    private static List<FixedChargeUnits.Entry> upToNow(
            Reckoning reckoning, FixedCharge fixedCharge, List<FixedChargeUnits.Entry> history) {
        Instant startedAt = reckoning.terms().startedAt();
        Instant billedAt = reckoning.billedAt();
        Instant now = UnitsHistory.firstEntryAt(billedAt.isBefore(startedAt) ? startedAt : billedAt);
        return history.stream()
                .filter(entry -> !entry.effectiveAt().isAfter(now))
                .filter(entry -> !reckoning
                        .history()
                        .addedLater()
                        .contains(new History.Added(fixedCharge.id(), entry.effectiveAt())))
                .toList();
    }

    /** The plan before was paid for some of these days (BIL-135). One fee covers one fixed charge. */
    private static FeeAmount lessWhatIsCovered(
            FeeAmount amount, FixedCharge fixedCharge, long days, Map<UUID, List<CoveredFee>> carriedOver) {
        var covered = carriedOver.remove(fixedCharge.addOn().id());
        FeeAmount due = amount;
        for (CoveredFee fee : covered == null ? List.<CoveredFee>of() : covered) {
            due = due.less(fee.coversCents(days), fee.explanation(days));
        }
        return due;
    }

    private static FeeAmount amount(Reckoning reckoning, FixedCharge fixedCharge, FixedChargeUnits units) {
        var model = ChargeProperties.model(fixedCharge.chargeModel(), fixedCharge.prorated(), fixedCharge.properties());
        Usage usage = Usage.of(units.billed(), 0)
                .withFullUnits(units.shown())
                .withMovements(List.of(new Movement(units.shown(), units.billed())));
        Price price = model.price(usage).zeroIfNegative(usage);
        var steps = new dev.tarn.engine.Explanation(
                "PRC-125",
                "the price of the units",
                Map.of(),
                price.explanation().result(),
                List.of(units.explanation(), price.explanation()));
        return FeeAmount.ofPrice(
                Currency.of(reckoning.entry().plan().currency()),
                units.shown(),
                price.amount(),
                price.unitAmount(),
                steps);
    }

    private static NewFee fee(
            Reckoning reckoning,
            FixedCharge fixedCharge,
            Window window,
            FeeAmount amount,
            FeeTaxes taxes,
            NewFee.@Nullable Advance advance) {
        return new NewFee(
                FeeType.FIXED_CHARGE,
                reckoning.subscriptionId(),
                null,
                null,
                fixedCharge.id(),
                fixedCharge.addOn().id(),
                Map.of(),
                fixedCharge.addOn().code(),
                fixedCharge.addOn().name(),
                fixedCharge.addOn().description(),
                fixedCharge.invoiceDisplayName(),
                null,
                amount.units(),
                null,
                null,
                amount,
                JsonNodeFactory.instance.objectNode(),
                amount.explanation(),
                reckoning.entry().plan().version(),
                window.fromAt(),
                window.toAt(),
                taxes.of(fixedCharge.taxes(), reckoning.entry()),
                null,
                advance,
                null);
    }
}
