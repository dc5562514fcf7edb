package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.engine.time.LocalDays;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Invoices that were made only to be shown, in a transaction that takes them back. */
@Component
public class MadeInvoices {
    private final DSLContext database;
    private final DraftStore store;
    private final Drafts drafts;
    private final InvoiceAnswers answers;
    private final Json json;

    MadeInvoices(DSLContext database, DraftStore store, Drafts drafts, InvoiceAnswers answers, Json json) {
        this.database = database;
        this.store = store;
        this.drafts = drafts;
        this.answers = answers;
        this.json = json;
    }

    /** The last visible one of a customer that was made after an id was. */
    public Optional<UUID> latestSince(Tenant tenant, UUID customerId, UUID id) {
        return database.select(INVOICE.ID)
                .from(INVOICE)
                .where(InvoiceReader.visible(tenant))
                .and(INVOICE.CUSTOMER_ID.eq(customerId))
                .and(INVOICE.ID.gt(id))
                .orderBy(INVOICE.ID.desc())
                .limit(1)
                .fetchOptional(INVOICE.ID);
    }

    /** As it will be once its grace period is over; without ids and number, which it never had (INV-180). */
    public ObjectNode withoutIdentity(Tenant tenant, UUID id) {
        store.read(tenant, List.of(id)).forEach(draft -> {
            Instant end = LocalDays.startOf(draft.dates().expectedFinalizationOn(), draft.zone());
            BillingClock.standingAt(end, () -> {
                drafts.finalizeAll(tenant, List.of(id));
                return id;
            });
        });
        ObjectNode invoice =
                json.mapper().valueToTree(answers.detail(tenant, id).get("invoice"));
        invoice.putNull("lago_id");
        invoice.putNull("sequential_id");
        invoice.put("number", "");
        invoice.put("status", "draft");
        invoice.putNull("finalized_at");
        invoice.putNull("file_url");
        anonymize(invoice.path("fees"));
        anonymize(invoice.path("credits"));
        anonymize(invoice.path("applied_taxes"));
        return invoice;
    }

    private static void anonymize(JsonNode parts) {
        for (JsonNode part : parts) {
            if (part instanceof ObjectNode object) {
                object.putNull("lago_id");
                List.of("lago_invoice_id", "lago_fee_id", "lago_true_up_fee_id", "lago_true_up_parent_fee_id").stream()
                        .filter(object::has)
                        .forEach(object::putNull);
                if (object.path("invoice") instanceof ObjectNode of) {
                    of.putNull("lago_id");
                }
                if (object.path("applied_taxes") instanceof ArrayNode taxes) {
                    anonymize(taxes);
                }
            }
        }
    }
}
