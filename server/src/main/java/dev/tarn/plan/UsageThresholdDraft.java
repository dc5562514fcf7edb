package dev.tarn.plan;

import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A threshold as a request states it (SUB-081). */
public record UsageThresholdDraft(
        long amountCents, boolean recurring, @Nullable String displayName) {
    private static final String FIELD = "usage_thresholds";
    private static final int MAX_NAME = 255;
    private static final int MAX_THRESHOLDS = 100;

    /** What two thresholds of a set must not share. */
    private record Amount(long cents, boolean recurring) {}

    /** The set that is sent; null: none is. What is wrong with it is told to the input's problems. */
    public static @Nullable List<UsageThresholdDraft> read(Input input) {
        List<Input> sent = input.objects(FIELD);
        if (sent == null) {
            return null;
        }
        var problems = input.problems();
        problems.addIf(sent.size() > MAX_THRESHOLDS, FIELD, "value_is_out_of_range");
        var drafts = new ArrayList<UsageThresholdDraft>();
        for (Input threshold : sent) {
            var draft = read(threshold, problems);
            if (draft != null) {
                drafts.add(draft);
            }
        }
        refuseClashes(drafts, problems);
        return drafts;
    }

    private static @Nullable UsageThresholdDraft read(Input threshold, Problems problems) {
        boolean recurring = threshold.flag("recurring", false);
        String name = threshold.text("threshold_display_name", MAX_NAME);
        if (!threshold.has("amount_cents") || threshold.isNull("amount_cents")) {
            problems.add(FIELD, "missing_amount_cents");
            return null;
        }
        Long cents = threshold.wholeNumber("amount_cents", 1, Input.MAX_CENTS);
        return cents == null ? null : new UsageThresholdDraft(cents, recurring, name);
    }

    private static void refuseClashes(List<UsageThresholdDraft> drafts, Problems problems) {
        var amounts = new HashSet<Amount>();
        boolean repeated =
                drafts.stream().anyMatch(draft -> !amounts.add(new Amount(draft.amountCents, draft.recurring)));
        problems.addIf(repeated, FIELD, "duplicated_values");
        long steps = drafts.stream().filter(UsageThresholdDraft::recurring).count();
        problems.addIf(steps > 1, FIELD, "multiple_recurring_thresholds");
    }
}
