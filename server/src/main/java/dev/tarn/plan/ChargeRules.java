package dev.tarn.plan;

import static dev.tarn.plan.ChargeProperties.CUSTOM;
import static dev.tarn.plan.ChargeProperties.DYNAMIC;
import static dev.tarn.plan.ChargeProperties.GRADUATED;
import static dev.tarn.plan.ChargeProperties.GRADUATED_PERCENTAGE;
import static dev.tarn.plan.ChargeProperties.PERCENTAGE;
import static dev.tarn.plan.ChargeProperties.STANDARD;
import static dev.tarn.plan.ChargeProperties.VOLUME;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.platform.Problems;
import java.util.Set;

/** What goes together in a charge (PRC-004, PRC-010 to PRC-014). */
final class ChargeRules {
    private static final String NOT_SUPPORTED_YET = "not_supported_yet";
    private static final String INVALID_COMBINATION = "invalid_aggregation_type_or_charge_model";

    private static final Set<AggregationType> IN_ADVANCE =
            Set.of(AggregationType.COUNT, AggregationType.SUM, AggregationType.UNIQUE_COUNT, AggregationType.CUSTOM);

    private ChargeRules() {}

    static void check(ChargeDraft draft, Problems problems) {
        if (!draft.chargeModel().isEmpty()) {
            checkModel(draft, problems);
        }
        checkInAdvance(draft, problems);
        checkCustom(draft, problems);
    }

    /** What Tarn does not bill by custom aggregations, and therefore refuses by name (PLT-467). */
    private static void checkCustom(ChargeDraft draft, Problems problems) {
        if (draft.metric().aggregation() == AggregationType.CUSTOM) {
            boolean byEvent =
                    draft.chargeModel().equals(CUSTOM) || draft.chargeModel().equals(PERCENTAGE);
            problems.addIf(byEvent, "charge_model", NOT_SUPPORTED_YET);
            problems.addIf(draft.payInAdvance(), "pay_in_advance", NOT_SUPPORTED_YET);
        }
    }

    private static void checkModel(ChargeDraft draft, Problems problems) {
        String model = draft.chargeModel();
        AggregationType aggregation = draft.metric().aggregation();
        boolean wrongModel = (model.equals(DYNAMIC) && aggregation != AggregationType.SUM)
                || (model.equals(CUSTOM) && aggregation != AggregationType.CUSTOM);
        problems.addIf(wrongModel, "charge_model", INVALID_COMBINATION);
        PropertyRules.problems(model, draft.properties()).forEach(code -> problems.add("properties", code));
        boolean shareOfLatest = (model.equals(PERCENTAGE) || model.equals(GRADUATED_PERCENTAGE))
                && aggregation == AggregationType.LATEST;
        problems.addIf(shareOfLatest, "properties", "invalid_value");
        problems.addIf(
                draft.prorated() && !canBeProrated(draft), "prorated", "invalid_billable_metric_or_charge_model");
    }

    private static boolean canBeProrated(ChargeDraft draft) {
        Set<String> models = draft.payInAdvance() ? Set.of(STANDARD) : Set.of(STANDARD, VOLUME, GRADUATED);
        return draft.metric().recurring()
                && draft.metric().aggregation() != AggregationType.WEIGHTED_SUM
                && models.contains(draft.chargeModel());
    }

    private static void checkInAdvance(ChargeDraft draft, Problems problems) {
        boolean inAdvance = draft.payInAdvance();
        boolean possible = IN_ADVANCE.contains(draft.metric().aggregation())
                && !draft.chargeModel().equals(VOLUME);
        problems.addIf(inAdvance && !possible, "pay_in_advance", INVALID_COMBINATION);
        problems.addIf(!draft.invoiceable() && !inAdvance, "invoiceable", "must_be_true_unless_pay_in_advance");
        problems.addIf(
                draft.regroupPaidFees() != null && (!inAdvance || draft.invoiceable()),
                "regroup_paid_fees",
                "only_compatible_with_pay_in_advance_and_non_invoiceable");
        problems.addIf(
                inAdvance && draft.minAmountCents() > 0, "min_amount_cents", "not_compatible_with_pay_in_advance");
    }
}
