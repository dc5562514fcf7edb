package dev.tarn.subscription;

import dev.tarn.plan.Plan;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Query;
import dev.tarn.schema.tables.records.SubscriptionRecord;
import org.jspecify.annotations.Nullable;

/** How a subscription is to be ended; null: as the subscription itself says (SUB-150). */
record TerminationOptions(
        @Nullable String creditNote, @Nullable String invoice) {

    static TerminationOptions of(Query query) {
        var problems = new Problems();
        String creditNote = query.text("on_termination_credit_note").orElse(null);
        String invoice = query.text("on_termination_invoice").orElse(null);
        problems.addIf(
                creditNote != null && !SubscriptionDraft.CREDIT_NOTE_OPTIONS.contains(creditNote),
                "on_termination_credit_note",
                "invalid_value");
        problems.addIf(
                invoice != null && !SubscriptionDraft.INVOICE_OPTIONS.contains(invoice),
                "on_termination_invoice",
                "invalid_value");
        problems.orThrow();
        return new TerminationOptions(creditNote, invoice);
    }

    /** A credit note can only be owed for a plan in advance (SUB-096). */
    SubscriptionRecord changes(Plan plan) {
        var changes = new SubscriptionRecord();
        if (creditNote != null && plan.payInAdvance()) {
            changes.setOnTerminationCreditNote(creditNote);
        }
        if (invoice != null) {
            changes.setOnTerminationInvoice(invoice);
        }
        return changes;
    }
}
