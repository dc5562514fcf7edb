package dev.tarn.engine.charge;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.Rollup;
import dev.tarn.engine.usage.UniqueRollup;
import dev.tarn.engine.usage.UsageEvent;
import dev.tarn.engine.usage.UsagePeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of one bucket and group, priced one after the other as they arrive. */
final class InAdvancePeriod {
    private static final Currency EUR = Currency.of("EUR");
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
    private static final UsagePeriod MARCH =
            UsagePeriod.of(START, Instant.parse("2024-03-31T23:59:59Z"), ZoneOffset.UTC, 31);

    private final ChargeModel model;
    private final AggregationType type;
    private final List<UsageEvent> events = new ArrayList<>();
    private @Nullable RunningState state;
    private @Nullable MarginalPrice last;

    InAdvancePeriod(ChargeModel model, AggregationType type) {
        this.model = model;
        this.type = type;
    }

    FeeAmount count() {
        return fee(event(null, null, null));
    }

    FeeAmount sum(String value) {
        return fee(event(value, null, null));
    }

    FeeAmount sum(String value, String amountCents) {
        return fee(event(value, null, new BigDecimal(amountCents)));
    }

    FeeAmount unique(String operation, String value) {
        return fee(event(value, operation, null));
    }

    @Nullable
    RunningState state() {
        return state;
    }

    AmountDetails details() {
        return last == null ? new AmountDetails.None() : last.details();
    }

    private UsageEvent event(@Nullable String value, @Nullable String operation, @Nullable BigDecimal cents) {
        return new UsageEvent(START.plusSeconds(events.size()), events.size(), value, operation, cents);
    }

    private FeeAmount fee(UsageEvent event) {
        Rollup earlier = Rollup.of(type, events);
        events.add(event);
        InAdvanceUnits units = switch (type) {
            case SUM -> InAdvanceUnits.ofSum(state, event.number().orElseThrow(), null);
            case UNIQUE_COUNT ->
                InAdvanceUnits.ofUnique(
                        state, event.operation().orElseThrow(), ((UniqueRollup) earlier).isActive(event.value()), null);
            default -> InAdvanceUnits.ofCount(state);
        };
        var whole = earlier.merge(Rollup.of(type, event)).result(MARCH, BigDecimal.ZERO);
        var subject = new MarginalPrice.Subject(type, whole, events, event, state == null);
        state = units.after();
        last = MarginalPrice.of(model, subject, units, false, EUR);
        return last.fee(EUR, units.shownUnits());
    }
}
