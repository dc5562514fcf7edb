package dev.tarn.billing;

import dev.tarn.creditnote.AutomaticNotes;
import dev.tarn.invoice.OverBilled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Usage that was billed at a threshold and fell afterwards is given back by a note on the progressive invoice (INV-085, CRD-122). */
@Component
class ReturnOverBilled {
    private final AutomaticNotes notes;

    ReturnOverBilled(AutomaticNotes notes) {
        this.notes = notes;
    }

    @EventListener
    void on(OverBilled billed) {
        billed.shares()
                .forEach(
                        share -> notes.giveBackOverBilled(billed.tenant(), share.invoiceId(), share.feesAmountCents()));
    }
}
