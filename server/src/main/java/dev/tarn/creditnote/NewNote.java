package dev.tarn.creditnote;

import dev.tarn.engine.invoice.CreditNoteAmounts;
import dev.tarn.engine.invoice.CreditNoteSplit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A note to be made of an invoice.
 *
 * @param amounts what the items come to
 * @param split what is credited, refunded and offset
 */
record NewNote(
        Reason reason,
        @Nullable String description,
        List<NoteItem> items,
        CreditNoteAmounts amounts,
        CreditNoteSplit split,
        @Nullable Map<String, @Nullable String> metadata) {

    /** One that nobody asked for in these words. */
    static NewNote automatic(Reason reason, List<NoteItem> items, CreditNoteAmounts amounts, CreditNoteSplit split) {
        return new NewNote(reason, null, items, amounts, split, null);
    }

    NewNote with(CreditNoteSplit other) {
        return new NewNote(reason, description, items, amounts, other, metadata);
    }
}
