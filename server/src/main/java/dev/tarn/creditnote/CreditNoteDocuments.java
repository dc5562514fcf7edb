package dev.tarn.creditnote;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the documents of credit notes are. The documents' capability implements it. */
public interface CreditNoteDocuments {

    /**
     * Where a document is found.
     *
     * @param xml null where it is no e-invoice
     */
    record Urls(String pdf, @Nullable String xml) {}

    /** Of those that exist, by note. */
    Map<UUID, Urls> urls(Tenant tenant, Collection<UUID> creditNoteIds);
}
