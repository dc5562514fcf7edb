package dev.tarn.document;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.CUSTOMER_METADATA;

import dev.tarn.customer.CustomerDetails;
import dev.tarn.invoice.Invoice;
import dev.tarn.platform.Tenant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what stands at the head of a document: the seller is the invoice's entity, the language that of the customer or its entity (INV-064). */
@Component
class DocumentStore {
    private static final dev.tarn.schema.tables.BillingEntity OWN_ENTITY = BILLING_ENTITY.as("own_entity");

    private final DSLContext database;

    DocumentStore(DSLContext database) {
        this.database = database;
    }

    Letterhead letterhead(Tenant tenant, Invoice invoice) {
        Record row = database.select(BILLING_ENTITY.fields())
                .select(CUSTOMER.fields())
                .select(OWN_ENTITY.DOCUMENT_LOCALE)
                .from(CUSTOMER)
                .join(OWN_ENTITY)
                .on(OWN_ENTITY.ID.eq(CUSTOMER.BILLING_ENTITY_ID))
                .join(BILLING_ENTITY)
                .on(BILLING_ENTITY.ID.eq(invoice.billingEntityId()))
                .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CUSTOMER.ID.eq(invoice.customerId()))
                .fetchSingle();
        String language = firstOf(row.get(CUSTOMER.DOCUMENT_LOCALE), row.get(OWN_ENTITY.DOCUMENT_LOCALE));
        return new Letterhead(
                seller(row),
                buyer(row),
                logo(row),
                row.get(BILLING_ENTITY.INVOICE_FOOTER),
                language == null ? "en" : language,
                row.get(BILLING_ENTITY.EINVOICING),
                notes(tenant, invoice.customerId()));
    }

    private Map<String, String> notes(Tenant tenant, UUID customerId) {
        return database
                .select(CUSTOMER_METADATA.KEY, CUSTOMER_METADATA.VALUE)
                .from(CUSTOMER_METADATA)
                .where(CUSTOMER_METADATA.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CUSTOMER_METADATA.CUSTOMER_ID.eq(customerId))
                .and(CUSTOMER_METADATA.DISPLAY_IN_INVOICE)
                .orderBy(CUSTOMER_METADATA.CREATED_AT, CUSTOMER_METADATA.ID)
                .fetch()
                .stream()
                .collect(LinkedHashMap::new, (map, note) -> map.put(note.value1(), note.value2()), Map::putAll);
    }

    private static Party seller(Record row) {
        return new Party(
                firstOf(row.get(BILLING_ENTITY.LEGAL_NAME), row.get(BILLING_ENTITY.NAME)),
                row.get(BILLING_ENTITY.LEGAL_NUMBER),
                row.get(BILLING_ENTITY.ADDRESS_LINE1),
                row.get(BILLING_ENTITY.ADDRESS_LINE2),
                row.get(BILLING_ENTITY.ZIPCODE),
                row.get(BILLING_ENTITY.CITY),
                row.get(BILLING_ENTITY.STATE),
                row.get(BILLING_ENTITY.COUNTRY),
                row.get(BILLING_ENTITY.EMAIL),
                row.get(BILLING_ENTITY.TAX_IDENTIFICATION_NUMBER),
                row.get(BILLING_ENTITY.PHONE),
                row.get(BILLING_ENTITY.CODE));
    }

    private static Party buyer(Record row) {
        return new Party(
                displayName(row),
                row.get(CUSTOMER.LEGAL_NUMBER),
                row.get(CUSTOMER.ADDRESS_LINE1),
                row.get(CUSTOMER.ADDRESS_LINE2),
                row.get(CUSTOMER.ZIPCODE),
                row.get(CUSTOMER.CITY),
                row.get(CUSTOMER.STATE),
                row.get(CUSTOMER.COUNTRY),
                row.get(CUSTOMER.EMAIL),
                row.get(CUSTOMER.TAX_IDENTIFICATION_NUMBER),
                row.get(CUSTOMER.PHONE),
                row.get(CUSTOMER.EXTERNAL_ID));
    }

    /** PLT-146; the id where nobody has said a name. */
    private static String displayName(Record row) {
        String name = new CustomerDetails.Names(
                        row.get(CUSTOMER.NAME),
                        row.get(CUSTOMER.FIRSTNAME),
                        row.get(CUSTOMER.LASTNAME),
                        row.get(CUSTOMER.LEGAL_NAME))
                .display();
        return name.isEmpty() ? row.get(CUSTOMER.EXTERNAL_ID) : name;
    }

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
        return first == null || first.isBlank() ? second : first;
    }

    private static @Nullable String logo(Record row) {
        byte[] logo = row.get(BILLING_ENTITY.LOGO);
        String type = row.get(BILLING_ENTITY.LOGO_CONTENT_TYPE);
        return logo == null || type == null
                ? null
                : "data:" + type + ";base64," + Base64.getEncoder().encodeToString(logo);
    }
}
