package dev.tarn.creditnote;

import dev.tarn.customer.CustomerDetails;
import dev.tarn.customer.CustomerJson;
import dev.tarn.customer.Customers;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Known;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what is shown with credit notes. */
@Component
public class CreditNoteAnswers {
    private final Customers customers;
    private final ObjectProvider<CreditNoteDocuments> documents;

    CreditNoteAnswers(Customers customers, ObjectProvider<CreditNoteDocuments> documents) {
        this.customers = customers;
        this.documents = documents;
    }

    /** {@code {"credit_note": {...}}}. */
    public Map<String, @Nullable Object> of(Tenant tenant, CreditNote note) {
        return Answer.of("credit_note", shown(tenant, List.of(note)).getFirst());
    }

    Map<String, Object> of(Tenant tenant, Paged<CreditNote> page) {
        return page.withItems(shown(tenant, page.items())).as("credit_notes");
    }

    private List<CreditNoteJson> shown(Tenant tenant, List<CreditNote> notes) {
        Map<UUID, CustomerDetails> customerOf = customers.detailsByIds(
                tenant, notes.stream().map(CreditNote::customerId).collect(Collectors.toSet()));
        var source = documents.getIfAvailable();
        Map<UUID, CreditNoteDocuments.Urls> urls = source == null
                ? Map.of()
                : source.urls(tenant, notes.stream().map(CreditNote::id).toList());
        return notes.stream()
                .map(note -> CreditNoteJson.of(
                        note, CustomerJson.of(Known.in(customerOf, note.customerId())), urls.get(note.id())))
                .toList();
    }
}
