package dev.tarn.document;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose documents are e-mailed, from whom and to whom (PLT-250, PLT-260). */
@Component
class MailAddresses {
    private final DSLContext database;

    MailAddresses(DSLContext database) {
        this.database = database;
    }

    /**
     * @param enabled whether the entity sends documents of this kind
     * @param sender null where the entity has no address
     * @param recipients of the customer, separated by commas; null where there are none
     */
    record Addresses(
            String entityName,
            boolean enabled,
            @Nullable String sender,
            @Nullable String recipients) {}

    /** One of the invoices that are to be e-mailed, and to whom. */
    record Wanted(UUID invoiceId, String recipients) {}

    Addresses of(Tenant tenant, String kind, UUID billingEntityId, UUID customerId) {
        return database.select(
                        DSL.coalesce(BILLING_ENTITY.LEGAL_NAME, BILLING_ENTITY.NAME),
                        DSL.field(sends(kind)),
                        BILLING_ENTITY.EMAIL,
                        CUSTOMER.EMAIL)
                .from(BILLING_ENTITY, CUSTOMER)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(BILLING_ENTITY.ID.eq(billingEntityId))
                .and(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CUSTOMER.ID.eq(customerId))
                .fetchSingle(row -> new Addresses(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** Those with something on them whose entity sends them, and whose customer can be written to. */
    List<Wanted> wanted(Tenant tenant, String kind, Collection<UUID> invoiceIds) {
        return database.select(INVOICE.ID, CUSTOMER.EMAIL)
                .from(INVOICE)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(INVOICE.CUSTOMER_ID))
                .join(BILLING_ENTITY)
                .on(BILLING_ENTITY.ID.eq(INVOICE.BILLING_ENTITY_ID))
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.ID.in(invoiceIds))
                .and(INVOICE.FEES_AMOUNT_CENTS.ne(0L))
                .and(INVOICE.INVOICE_TYPE.ne("advance_charges"))
                .and(sends(kind))
                .and(BILLING_ENTITY.EMAIL.isNotNull())
                .and(CUSTOMER.EMAIL.isNotNull())
                .orderBy(INVOICE.ID)
                .fetch(row -> new Wanted(row.value1(), row.value2()));
    }

    private static Condition sends(String kind) {
        return DSL.val(kind).eq(DSL.any(BILLING_ENTITY.EMAIL_SETTINGS));
    }
}
