package dev.tarn.payment;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the documents of receipts are. The documents' capability implements it. */
public interface ReceiptDocuments {

    /**
     * Where a document is found.
     *
     * @param xml null where it is no e-invoice
     */
    record Urls(String pdf, @Nullable String xml) {}

    /** Of those that exist, by receipt. */
    Map<UUID, Urls> urls(Tenant tenant, Collection<UUID> receiptIds);
}
