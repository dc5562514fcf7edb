package dev.tarn.usage;

import dev.tarn.event.EventJson;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.usage.EventExplanation.BilledWindow;
import dev.tarn.usage.EventExplanation.Place;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an event counts. {@code counted}: on at least one charge, and in time for the invoice of its period. */
record EventExplanationJson(
        boolean counted,
        List<String> reasons,
        EventJson event,
        @Nullable UUID lagoSubscriptionId,
        List<PlaceJson> charges,
        @Nullable InvoiceJson invoice) {

    record PlaceJson(
            UUID lagoChargeId,
            String chargeCode,
            String chargeModel,
            String billableMetricCode,
            @Nullable UUID lagoChargeFilterId,
            @Nullable Map<String, List<String>> filterValues,
            Map<String, @Nullable String> groupedBy) {
        static PlaceJson of(Place place) {
            ChargeFilter filter = place.filter();
            return new PlaceJson(
                    place.charge().id(),
                    place.charge().code(),
                    place.charge().chargeModel(),
                    place.charge().metric().code(),
                    filter == null ? null : filter.id(),
                    filter == null ? null : filter.values(),
                    place.groupedBy());
        }
    }

    record InvoiceJson(UUID lagoId, String number, String status, Instant chargesFrom, Instant chargesTo) {
        static InvoiceJson of(BilledWindow window) {
            return new InvoiceJson(
                    window.invoiceId(), window.number(), window.status(), window.fromAt(), window.toAt());
        }
    }

    static EventExplanationJson of(EventExplanation explanation) {
        var subscription = explanation.subscription();
        var billed = explanation.billed();
        return new EventExplanationJson(
                explanation.reasons().isEmpty(),
                explanation.reasons().stream()
                        .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                        .toList(),
                EventJson.of(explanation.event()),
                subscription == null ? null : subscription.id(),
                explanation.places().stream().map(PlaceJson::of).toList(),
                billed == null ? null : InvoiceJson.of(billed));
    }
}
