package dev.tarn.backfill;

import dev.tarn.backfill.Backfills.Difference;
import dev.tarn.backfill.ConcernedWindows.Invoiced;
import dev.tarn.billing.LateEffects.Part;
import dev.tarn.billing.LateEffects.Side;
import dev.tarn.platform.Decimals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a backfill makes of a window; without an invoice it is the one in progress. */
record DifferenceJson(
        @Nullable InvoiceJson invoice,
        String externalCustomerId,
        UUID lagoSubscriptionId,
        String externalSubscriptionId,
        Instant from,
        Instant to,
        String currency,
        long amountCentsBefore,
        long amountCentsAfter,
        long differenceAmountCents,
        List<FeeJson> fees) {

    record InvoiceJson(UUID lagoId, String number, String status) {
        static @Nullable InvoiceJson of(@Nullable Invoiced invoice) {
            return invoice == null ? null : new InvoiceJson(invoice.id(), invoice.number(), invoice.status());
        }
    }

    record SideJson(String units, long eventsCount, long amountCents) {
        static SideJson of(Side side) {
            return new SideJson(Decimals.text(side.units()), side.eventsCount(), side.amountCents());
        }
    }

    record FeeJson(
            UUID lagoChargeId,
            String chargeCode,
            String billableMetricCode,
            @Nullable UUID lagoChargeFilterId,
            Map<String, @Nullable String> groupedBy,
            SideJson before,
            SideJson after,
            long differenceAmountCents) {
        static FeeJson of(Part part) {
            var filter = part.filter();
            return new FeeJson(
                    part.charge().id(),
                    part.charge().code(),
                    part.charge().metric().code(),
                    filter == null ? null : filter.id(),
                    part.after().groupedBy(),
                    SideJson.of(part.without()),
                    SideJson.of(part.with()),
                    part.with().amountCents() - part.without().amountCents());
        }
    }

    static DifferenceJson of(Difference difference) {
        var window = difference.window();
        var effect = difference.effect();
        return new DifferenceJson(
                InvoiceJson.of(window.invoice()),
                window.externalCustomerId(),
                window.asked().subscriptionId(),
                window.externalSubscriptionId(),
                effect.fromAt(),
                effect.toAt(),
                effect.currency(),
                effect.beforeCents(),
                effect.afterCents(),
                Math.subtractExact(effect.afterCents(), effect.beforeCents()),
                effect.parts().stream().map(FeeJson::of).toList());
    }
}
