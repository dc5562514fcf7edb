package dev.tarn.document;

import dev.tarn.engine.money.Currency;
import dev.tarn.invoice.BillingPeriod;
import dev.tarn.invoice.Fee;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.WholeInvoice;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts fees in the order documents show them: by subscription, by period, the subscription first, commitments last (INV-213). */
final class Sections {
    private final Formats formats;
    private final FeeLines lines;

    Sections(Labels labels, Formats formats) {
        this.formats = formats;
        this.lines = new FeeLines(labels, formats);
    }

    List<Section> of(WholeInvoice whole) {
        Map<@Nullable UUID, List<Fee>> bySubscription = new LinkedHashMap<>();
        whole.periods().forEach(period -> bySubscription.put(period.subscriptionId(), new ArrayList<>()));
        whole.fees().stream()
                .filter(fee -> !fee.isEmpty() || fee.type() != FeeType.CHARGE)
                .forEach(fee -> bySubscription.computeIfAbsent(fee.subscriptionId(), absent -> new ArrayList<>()).add(fee));
        var sections = new ArrayList<Section>();
        bySubscription.forEach((subscriptionId, fees) -> {
            @Nullable BillingPeriod period = periodOf(whole, subscriptionId);
            if (period != null || !fees.isEmpty()) {
                sections.add(section(whole, period, fees));
            }
        });
        return sections;
    }

    private static @Nullable BillingPeriod periodOf(WholeInvoice whole, @Nullable UUID subscriptionId) {
        return whole.periods().stream().filter(period -> period.subscriptionId().equals(subscriptionId)).findFirst().orElse(null);
    }

    private Section section(WholeInvoice whole, @Nullable BillingPeriod period, List<Fee> fees) {
        ZoneId zone = period == null ? whole.invoice().zone() : period.zone();
        Currency currency = whole.invoice().currency();
        long amountCents = fees.stream().mapToLong(Fee::amountCents).reduce(0, Math::addExact);
        return new Section(title(period), blocks(fees, zone), formats.money(amountCents, currency));
    }

    private static @Nullable String title(@Nullable BillingPeriod period) {
        if (period == null) {
            return null;
        }
        String name = period.subscriptionName();
        return name == null || name.isBlank() ? period.planName() : name;
    }

    /** Fees of one period together, in the order of the first fee of each. */
    private List<Section.Block> blocks(List<Fee> fees, ZoneId zone) {
        var byPeriod = new LinkedHashMap<String, List<Line>>();
        for (Fee fee : inOrder(fees)) {
            var from = fee.fromAt();
            var to = fee.toAt();
            String period = from == null || to == null || fee.type() == FeeType.ADD_ON ? "" : formats.period(from, to, zone);
            byPeriod.computeIfAbsent(period, absent -> new ArrayList<>()).addAll(lines.of(fee));
        }
        var blocks = new ArrayList<Section.Block>();
        byPeriod.forEach((period, lines) -> blocks.add(new Section.Block(period.isEmpty() ? null : period, lines)));
        return blocks;
    }

    private static List<Fee> inOrder(List<Fee> fees) {
        // stable: fees of one charge keep the order they were billed in, a true-up comes right after them
        return fees.stream()
                .sorted(Comparator.comparingInt(Sections::rank)
                        .thenComparing(fee -> fee.displayName().toLowerCase(java.util.Locale.ROOT))
                        .thenComparing(fee -> Objects.toString(fee.chargeId(), ""))
                        .thenComparing(fee -> fee.trueUpParentFeeId() == null ? 0 : 1))
                .toList();
    }

    private static int rank(Fee fee) {
        return switch (fee.type()) {
            case SUBSCRIPTION -> 0;
            case FIXED_CHARGE -> 1;
            case CHARGE -> 2;
            case COMMITMENT -> 3;
            case ADD_ON, CREDIT -> 4;
        };
    }
}
