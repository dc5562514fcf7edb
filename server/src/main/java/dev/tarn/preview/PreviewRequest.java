package dev.tarn.preview;

import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a preview is asked for (INV-181, INV-182).
 *
 * @param externalCustomerId null: a customer who does not exist yet
 * @param customer what is to count of the customer for this once
 * @param planCode of a subscription that is proposed
 * @param subscriptionIds external ids of those that exist; empty: one is proposed
 * @param nextPlanCode of a plan that takes over
 * @param terminatedAt when they are supposed to end
 */
record PreviewRequest(
        @Nullable String externalCustomerId,
        ObjectNode customer,
        @Nullable String planCode,
        @Nullable Instant subscriptionAt,
        @Nullable String billingTime,
        @Nullable String billingEntityCode,
        List<Input> coupons,
        List<String> subscriptionIds,
        @Nullable String nextPlanCode,
        @Nullable Instant terminatedAt) {
    private static final int MAX_TEXT = 255;
    private static final int MAX_SUBSCRIPTIONS = 100;
    private static final int MAX_COUPONS = 20;

    static PreviewRequest of(Input body, Instant now) {
        if (body.node().path("coupons").isValueNode() && !body.isNull("coupons")
                || body.node().path("coupons").isObject()) {
            throw Refusal.badRequest("coupons_must_be_an_array");
        }
        JsonNode subscriptions = body.node().path("subscriptions");
        if (!subscriptions.isMissingNode() && !subscriptions.isNull() && !subscriptions.isObject()) {
            throw Refusal.badRequest("subscriptions_must_be_an_object");
        }
        Input customer = body.object("customer");
        body.problems()
                .addIf(customer == null, "customer", "value_is_mandatory")
                .orThrow();
        Input existing = body.object("subscriptions");
        var request = new PreviewRequest(
                customer == null ? null : customer.text("external_id", MAX_TEXT),
                customer == null ? body.node() : customer.node(),
                body.text("plan_code", MAX_TEXT),
                body.instant("subscription_at"),
                body.oneOf("billing_time", List.of("calendar", "anniversary")),
                body.text("billing_entity_code", MAX_TEXT),
                coupons(body),
                existing == null ? List.of() : ids(existing),
                existing == null ? null : existing.text("plan_code", MAX_TEXT),
                existing == null ? null : existing.instant("terminated_at", "invalid_timestamp"));
        request.check(body.problems(), now);
        return request;
    }

    private static List<Input> coupons(Input body) {
        List<Input> sent = body.objects("coupons");
        if (sent == null) {
            return List.of();
        }
        body.problems().addIf(sent.size() > MAX_COUPONS, "coupons", "value_is_out_of_range");
        return sent;
    }

    private static List<String> ids(Input existing) {
        List<String> ids = existing.texts("external_ids");
        if (ids == null) {
            return List.of();
        }
        existing.problems().addIf(ids.size() > MAX_SUBSCRIPTIONS, "external_ids", "value_is_out_of_range");
        return new ArrayList<>(ids.stream().distinct().toList());
    }

    private void check(Problems problems, Instant now) {
        boolean proposed = subscriptionIds.isEmpty();
        boolean several = subscriptionIds.size() > 1;
        problems.addIf(!proposed && externalCustomerId == null, "customer", "must_be_persisted");
        problems.addIf(
                several && terminatedAt != null, "subscriptions", "only_one_subscription_allowed_for_termination");
        problems.addIf(
                several && terminatedAt == null && nextPlanCode != null,
                "subscriptions",
                "only_one_subscription_allowed_for_plan_change");
        problems.addIf(terminatedAt != null && terminatedAt.isBefore(now), "terminated_at", "cannot_be_in_past");
        problems.orThrow();
    }
}
