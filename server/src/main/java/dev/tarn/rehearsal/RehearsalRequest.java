package dev.tarn.rehearsal;

import dev.tarn.platform.Input;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose periods are to be priced, and by which plan. The bounds are those of the periods' billing instants. */
record RehearsalRequest(
        String planCode,
        List<String> externalCustomerIds,
        @Nullable Instant fromAt,
        @Nullable Instant toAt) {
    private static final int MAX_TEXT = 255;
    private static final int MAX_CUSTOMERS = 100;

    static RehearsalRequest of(Input input) {
        List<String> customers = input.texts("external_customer_ids");
        var problems = input.problems();
        problems.addIf(
                customers == null && !problems.has("external_customer_ids") || customers != null && customers.isEmpty(),
                "external_customer_ids",
                "value_is_mandatory");
        problems.addIf(
                customers != null && customers.size() > MAX_CUSTOMERS,
                "external_customer_ids",
                "value_is_out_of_range");
        var request = new RehearsalRequest(
                input.mandatoryText("plan_code", MAX_TEXT),
                customers == null ? List.of() : customers,
                input.instant("from"),
                input.instant("to"));
        boolean backwards = request.fromAt != null && request.toAt != null && request.toAt.isBefore(request.fromAt);
        problems.addIf(backwards, "to", "invalid_date").orThrow();
        return request;
    }
}
