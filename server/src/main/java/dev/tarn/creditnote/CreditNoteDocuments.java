package dev.tarn.creditnote;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where the documents of credit notes are. The documents' capability implements it. */
public interface CreditNoteDocuments {

    /** URLs of those that exist, by note. */
    Map<UUID, String> fileUrls(Tenant tenant, Collection<UUID> creditNoteIds);
}
