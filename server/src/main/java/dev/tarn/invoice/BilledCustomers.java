package dev.tarn.invoice;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;

import dev.tarn.customer.Customer;
import dev.tarn.platform.Tenant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Customers with the settings that apply to their invoices (INV-060 to INV-065); deleted ones too, for what is still to be billed. */
@Component
class BilledCustomers {
    private final DSLContext database;

    BilledCustomers(DSLContext database) {
        this.database = database;
    }

    Map<UUID, Customer> byId(Tenant tenant, Collection<UUID> customerIds) {
        return database.select(CUSTOMER.fields())
                .select(BILLING_ENTITY.fields())
                .from(CUSTOMER)
                .join(BILLING_ENTITY)
                .on(BILLING_ENTITY.ID.eq(CUSTOMER.BILLING_ENTITY_ID))
                .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CUSTOMER.ID.in(customerIds))
                .fetchMap(CUSTOMER.ID, BilledCustomers::customer);
    }

    private static Customer customer(Record row) {
        return new Customer(
                row.get(CUSTOMER.ID),
                row.get(CUSTOMER.BILLING_ENTITY_ID),
                row.get(CUSTOMER.EXTERNAL_ID),
                row.get(CUSTOMER.SEQUENTIAL_ID),
                row.get(CUSTOMER.ACCOUNT_TYPE).equals("partner"),
                row.get(CUSTOMER.CURRENCY),
                ZoneId.of(own(row, CUSTOMER.TIMEZONE, BILLING_ENTITY.TIMEZONE)),
                own(row, CUSTOMER.INVOICE_GRACE_PERIOD, BILLING_ENTITY.INVOICE_GRACE_PERIOD),
                own(row, CUSTOMER.NET_PAYMENT_TERM, BILLING_ENTITY.NET_PAYMENT_TERM),
                own(row, CUSTOMER.ISSUING_DATE_ANCHOR, BILLING_ENTITY.ISSUING_DATE_ANCHOR),
                own(row, CUSTOMER.ISSUING_DATE_ADJUSTMENT, BILLING_ENTITY.ISSUING_DATE_ADJUSTMENT),
                skipsZeroInvoices(row),
                own(row, CUSTOMER.DOCUMENT_LOCALE, BILLING_ENTITY.DOCUMENT_LOCALE),
                row.get(CUSTOMER.CREATED_AT));
    }

    private static <T> T own(Record row, org.jooq.Field<T> own, org.jooq.Field<T> inherited) {
        T value = row.get(own);
        return value == null ? row.get(inherited) : value;
    }

    private static boolean skipsZeroInvoices(Record row) {
        return switch (row.get(CUSTOMER.FINALIZE_ZERO_AMOUNT_INVOICE)) {
            case "skip" -> true;
            case "finalize" -> false;
            default -> !row.get(BILLING_ENTITY.FINALIZE_ZERO_AMOUNT_INVOICE);
        };
    }
}
