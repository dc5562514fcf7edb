package dev.tarn.plan;

import dev.tarn.platform.Formats;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one subscription is to have differently from its plan, after a request: what was sent, else what it was (SUB-070, SUB-076).
 *
 * @param plan as the subscription has it
 * @param fields all of the plan itself that are its own from now on
 * @param taxCodes null to leave them as they are
 * @param usageThresholds null to leave them as they are
 */
record PlanOverride(
        Plan plan,
        Set<String> fields,
        String name,
        @Nullable String invoiceDisplayName,
        @Nullable String description,
        long amountCents,
        String currency,
        @Nullable BigDecimal trialPeriodDays,
        @Nullable List<String> taxCodes,
        CommitmentDraft commitment,
        @Nullable List<UsageThresholdDraft> usageThresholds,
        List<ChargeOverride> charges,
        List<FixedChargeOverride> fixedCharges) {
    private static final Set<String> AT_ANY_TIME =
            Set.of("name", "invoice_display_name", "description", "amount_cents", "tax_codes", "minimum_commitment");
    /** What a plan keeps once it is subscribed to (SUB-024). */
    private static final Set<String> AT_FIRST = Set.of("amount_currency", "trial_period");

    static PlanOverride of(Input input, Plan now) {
        boolean isFirst = now.parentId() == null;
        var own = new Difference(now.id(), now.ownFields());
        var fields = new HashSet<>(ChargeOverride.fields(input, own, AT_ANY_TIME));
        if (isFirst) {
            fields.addAll(ChargeOverride.fields(input, own, AT_FIRST));
        }
        if (input.has("minimum_commitment")) {
            fields.add("minimum_commitment");
        }
        var charges = charges(input, now);
        var fixedCharges = fixedCharges(input, now);
        refuseRepetition(
                input, "charges", charges.stream().map(ChargeOverride::charge).toList());
        refuseRepetition(
                input,
                "fixed_charges",
                fixedCharges.stream().map(FixedChargeOverride::fixedCharge).toList());
        return new PlanOverride(
                now,
                fields,
                fields.contains("name") && input.has("name")
                        ? input.mandatoryText("name", PlanDraft.MAX_NAME)
                        : now.name(),
                input.has("invoice_display_name")
                        ? input.text("invoice_display_name", PlanDraft.MAX_NAME)
                        : now.invoiceDisplayName(),
                input.text("description", PlanDraft.MAX_TEXT) == null
                        ? now.description()
                        : input.text("description", PlanDraft.MAX_TEXT),
                amount(input, now),
                isFirst ? currency(input, now) : now.currency(),
                isFirst && input.has("trial_period") ? PlanDraft.trial(input) : now.trialPeriodDays(),
                input.texts("tax_codes"),
                CommitmentDraft.of(input, now.minimumCommitment()).withTaxesOf(now.minimumCommitment()),
                UsageThresholdDraft.read(input),
                charges,
                fixedCharges);
    }

    private static void refuseRepetition(Input input, String field, List<?> named) {
        input.problems().addIf(Set.copyOf(named).size() != named.size(), field, "value_is_duplicated");
    }

    private static long amount(Input input, Plan now) {
        Long cents = input.cents("amount_cents");
        return cents == null ? now.amountCents() : cents;
    }

    private static String currency(Input input, Plan now) {
        String sent = input.text("amount_currency");
        if (sent == null) {
            return now.currency();
        }
        return Formats.currency(sent).orElseGet(() -> {
            input.problems().add("amount_currency", "value_is_invalid");
            return now.currency();
        });
    }

    private static List<ChargeOverride> charges(Input input, Plan now) {
        List<Input> sent = input.objects("charges");
        return sent == null
                ? List.of()
                : sent.stream()
                        .map(entry -> ChargeOverride.of(entry, charge(now, id(entry))))
                        .toList();
    }

    private static List<FixedChargeOverride> fixedCharges(Input input, Plan now) {
        List<Input> sent = input.objects("fixed_charges");
        return sent == null
                ? List.of()
                : sent.stream()
                        .map(entry -> FixedChargeOverride.of(entry, fixedCharge(now, id(entry))))
                        .toList();
    }

    private static @Nullable UUID id(Input entry) {
        String sent = entry.text("id");
        return sent == null ? null : Ids.parse(sent).orElse(null);
    }

    private static Charge charge(Plan plan, @Nullable UUID id) {
        return plan.charges().stream()
                .filter(charge -> charge.id().equals(id) || charge.shownId().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("charge"));
    }

    private static FixedCharge fixedCharge(Plan plan, @Nullable UUID id) {
        return plan.fixedCharges().stream()
                .filter(fixedCharge ->
                        fixedCharge.id().equals(id) || fixedCharge.shownId().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("fixed_charge"));
    }
}
