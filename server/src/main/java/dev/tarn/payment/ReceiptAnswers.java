package dev.tarn.payment;

import dev.tarn.platform.Answer;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what is shown with receipts. */
@Component
public class ReceiptAnswers {
    private final PaymentReceipts receipts;
    private final ObjectProvider<ReceiptDocuments> documents;

    ReceiptAnswers(PaymentReceipts receipts, ObjectProvider<ReceiptDocuments> documents) {
        this.receipts = receipts;
        this.documents = documents;
    }

    /** {@code {"payment_receipt": {...}}}. */
    public Map<String, @Nullable Object> detail(Tenant tenant, String id) {
        return Answer.of(
                "payment_receipt",
                shown(tenant, List.of(receipts.require(tenant, id))).getFirst());
    }

    Map<String, Object> list(Tenant tenant, Paged<PaymentReceipt> page) {
        return page.withItems(shown(tenant, page.items())).as("payment_receipts");
    }

    private List<PaymentReceiptJson> shown(Tenant tenant, List<PaymentReceipt> found) {
        var source = documents.getIfAvailable();
        Map<UUID, ReceiptDocuments.Urls> urls = source == null
                ? Map.of()
                : source.urls(tenant, found.stream().map(PaymentReceipt::id).toList());
        return found.stream()
                .map(receipt -> PaymentReceiptJson.of(receipt, urls.get(receipt.id())))
                .toList();
    }
}
