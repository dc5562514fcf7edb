package dev.tarn.customer;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.CUSTOMER_METADATA;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.ORGANIZATION;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

/** Customers are read together with the settings of their billing entity that apply to them. */
@Repository
class CustomerStore {
    private static final Table<?> WITH_ENTITY =
            CUSTOMER.join(BILLING_ENTITY).on(BILLING_ENTITY.ID.eq(CUSTOMER.BILLING_ENTITY_ID));
    private static final List<Field<?>> FIELDS = fields();

    private final DSLContext database;

    CustomerStore(DSLContext database) {
        this.database = database;
    }

    private static List<Field<?>> fields() {
        var fields = new ArrayList<Field<?>>(List.of(CUSTOMER.fields()));
        fields.addAll(List.of(
                BILLING_ENTITY.CODE,
                BILLING_ENTITY.TIMEZONE,
                BILLING_ENTITY.DOCUMENT_LOCALE,
                BILLING_ENTITY.NET_PAYMENT_TERM,
                BILLING_ENTITY.INVOICE_GRACE_PERIOD,
                BILLING_ENTITY.ISSUING_DATE_ANCHOR,
                BILLING_ENTITY.ISSUING_DATE_ADJUSTMENT,
                BILLING_ENTITY.FINALIZE_ZERO_AMOUNT_INVOICE));
        return List.copyOf(fields);
    }

    Optional<CustomerDetails> byExternalId(Tenant tenant, String externalId) {
        return database.select(FIELDS)
                .from(WITH_ENTITY)
                .where(live(tenant), CUSTOMER.EXTERNAL_ID.eq(externalId))
                .fetchOptional(CustomerStore::details);
    }

    /** Locked against other changes until the end of the transaction; what only refers to the customer is not kept waiting. */
    Optional<UUID> lockByExternalId(Tenant tenant, String externalId) {
        return database.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(live(tenant), CUSTOMER.EXTERNAL_ID.eq(externalId))
                .forNoKeyUpdate()
                .fetchOptional(CUSTOMER.ID);
    }

    /** In one order for everybody, so that no two wait for each other. Answers how many there are. */
    int lock(Tenant tenant, Collection<UUID> ids) {
        return database.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(ofTenant(tenant), CUSTOMER.ID.in(ids))
                .orderBy(CUSTOMER.ID)
                .forNoKeyUpdate()
                .fetch()
                .size();
    }

    List<CustomerDetails> byIds(Tenant tenant, Collection<UUID> ids) {
        return database.select(FIELDS)
                .from(WITH_ENTITY)
                .where(ofTenant(tenant), CUSTOMER.ID.in(ids))
                .fetch(CustomerStore::details);
    }

    Set<UUID> inZoneOf(Tenant tenant, UUID billingEntityId) {
        return database.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(live(tenant), CUSTOMER.BILLING_ENTITY_ID.eq(billingEntityId), CUSTOMER.TIMEZONE.isNull())
                .fetchSet(CUSTOMER.ID);
    }

    Paged<CustomerDetails> page(Tenant tenant, Condition filter, Page page) {
        return page.fetch(
                database,
                FIELDS,
                WITH_ENTITY,
                live(tenant).and(filter),
                List.of(CUSTOMER.CREATED_AT.desc(), CUSTOMER.ID),
                CustomerStore::details);
    }

    Map<UUID, List<CustomerDetails.Metadata>> metadataOf(Collection<UUID> customerIds) {
        return database.selectFrom(CUSTOMER_METADATA)
                .where(CUSTOMER_METADATA.CUSTOMER_ID.in(customerIds))
                .orderBy(CUSTOMER_METADATA.CREATED_AT, CUSTOMER_METADATA.ID)
                .fetchGroups(
                        CUSTOMER_METADATA.CUSTOMER_ID,
                        row -> new CustomerDetails.Metadata(
                                row.get(CUSTOMER_METADATA.ID),
                                row.get(CUSTOMER_METADATA.KEY),
                                row.get(CUSTOMER_METADATA.VALUE),
                                row.get(CUSTOMER_METADATA.DISPLAY_IN_INVOICE),
                                row.get(CUSTOMER_METADATA.CREATED_AT)));
    }

    /** Live billing entities by code. */
    Map<String, UUID> billingEntities(Tenant tenant, Collection<String> codes) {
        return database.select(BILLING_ENTITY.CODE, BILLING_ENTITY.ID)
                .from(BILLING_ENTITY)
                .where(
                        BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()),
                        BILLING_ENTITY.ARCHIVED_AT.isNull(),
                        BILLING_ENTITY.CODE.in(codes))
                .fetchMap(BILLING_ENTITY.CODE, BILLING_ENTITY.ID);
    }

    /** One at a time makes customers of an organization, so that their numbers have no gap and no external id is taken twice. */
    void lockNumbering(Tenant tenant) {
        database.select(ORGANIZATION.ID)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(tenant.organizationId()))
                .forNoKeyUpdate()
                .execute();
    }

    private int nextNumber(Tenant tenant) {
        return database.update(ORGANIZATION)
                .set(ORGANIZATION.LAST_CUSTOMER_SEQUENCE, ORGANIZATION.LAST_CUSTOMER_SEQUENCE.plus(1))
                .where(ORGANIZATION.ID.eq(tenant.organizationId()))
                .returning(ORGANIZATION.LAST_CUSTOMER_SEQUENCE)
                .fetchSingle()
                .getLastCustomerSequence();
    }

    /** The slug is the organization's prefix, which is its default entity's, and the customer's number (PLT-141). */
    UUID insert(Tenant tenant, String externalId, Map<Field<?>, Object> columns, Instant now) {
        UUID id = Ids.next();
        int number = nextNumber(tenant);
        var entity = database.select(BILLING_ENTITY.ID, BILLING_ENTITY.DOCUMENT_NUMBER_PREFIX)
                .from(BILLING_ENTITY)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()), BILLING_ENTITY.IS_DEFAULT.isTrue())
                .fetchSingle();
        database.insertInto(CUSTOMER)
                .set(CUSTOMER.ID, id)
                .set(CUSTOMER.ORGANIZATION_ID, tenant.organizationId())
                .set(CUSTOMER.BILLING_ENTITY_ID, entity.value1())
                .set(CUSTOMER.EXTERNAL_ID, externalId)
                .set(CUSTOMER.SEQUENTIAL_ID, number)
                .set(CUSTOMER.SLUG, "%s-%03d".formatted(entity.value2(), number))
                .set(CUSTOMER.CREATED_AT, now)
                .set(CUSTOMER.UPDATED_AT, now)
                .set(columns)
                .execute();
        return id;
    }

    void update(UUID id, Map<Field<?>, Object> columns, Instant now) {
        database.update(CUSTOMER)
                .set(CUSTOMER.UPDATED_AT, now)
                .set(columns)
                .where(CUSTOMER.ID.eq(id))
                .execute();
    }

    void replaceMetadata(Tenant tenant, UUID customerId, List<CustomerDetails.Metadata> notes) {
        database.deleteFrom(CUSTOMER_METADATA)
                .where(CUSTOMER_METADATA.CUSTOMER_ID.eq(customerId))
                .execute();
        database.batchInsert(notes.stream()
                        .map(note -> {
                            var row = database.newRecord(CUSTOMER_METADATA);
                            row.setId(note.id());
                            row.setOrganizationId(tenant.organizationId());
                            row.setCustomerId(customerId);
                            row.setKey(note.key());
                            row.setValue(note.value());
                            row.setDisplayInInvoice(note.displayInInvoice());
                            row.setCreatedAt(note.createdAt());
                            return row;
                        })
                        .toList())
                .execute();
    }

    /** Whether nothing was ever sold to the customer (PLT-144). */
    boolean isEditable(UUID id) {
        return !database.fetchExists(SUBSCRIPTION, SUBSCRIPTION.CUSTOMER_ID.eq(id))
                && !database.fetchExists(INVOICE, INVOICE.CUSTOMER_ID.eq(id));
    }

    void setCurrencyIfBlank(Tenant tenant, UUID id, String currency) {
        database.update(CUSTOMER)
                .set(CUSTOMER.CURRENCY, currency)
                .where(ofTenant(tenant), CUSTOMER.ID.eq(id), CUSTOMER.CURRENCY.isNull())
                .execute();
    }

    void markDeleted(UUID id, Instant now) {
        database.update(CUSTOMER)
                .set(CUSTOMER.DELETED_AT, now)
                .where(CUSTOMER.ID.eq(id))
                .execute();
    }

    private static Condition ofTenant(Tenant tenant) {
        return CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    private static Condition live(Tenant tenant) {
        return ofTenant(tenant).and(CUSTOMER.DELETED_AT.isNull());
    }

    private static Customer customer(Record row) {
        String zeroInvoices = row.get(CUSTOMER.FINALIZE_ZERO_AMOUNT_INVOICE);
        boolean inherited = zeroInvoices.equals("inherit");
        return new Customer(
                row.get(CUSTOMER.ID),
                row.get(CUSTOMER.BILLING_ENTITY_ID),
                row.get(CUSTOMER.EXTERNAL_ID),
                row.get(CUSTOMER.SEQUENTIAL_ID),
                row.get(CUSTOMER.ACCOUNT_TYPE).equals("partner"),
                row.get(CUSTOMER.CURRENCY),
                ZoneId.of(applicable(row, CUSTOMER.TIMEZONE, BILLING_ENTITY.TIMEZONE)),
                applicable(row, CUSTOMER.INVOICE_GRACE_PERIOD, BILLING_ENTITY.INVOICE_GRACE_PERIOD),
                applicable(row, CUSTOMER.NET_PAYMENT_TERM, BILLING_ENTITY.NET_PAYMENT_TERM),
                applicable(row, CUSTOMER.ISSUING_DATE_ANCHOR, BILLING_ENTITY.ISSUING_DATE_ANCHOR),
                applicable(row, CUSTOMER.ISSUING_DATE_ADJUSTMENT, BILLING_ENTITY.ISSUING_DATE_ADJUSTMENT),
                inherited ? !row.get(BILLING_ENTITY.FINALIZE_ZERO_AMOUNT_INVOICE) : zeroInvoices.equals("skip"),
                applicable(row, CUSTOMER.DOCUMENT_LOCALE, BILLING_ENTITY.DOCUMENT_LOCALE),
                row.get(CUSTOMER.CREATED_AT));
    }

    /** The customer's own value, zero included, else its billing entity's (PLT-127). */
    private static <T> T applicable(Record row, Field<T> own, Field<T> entity) {
        T value = row.get(own);
        return value == null ? row.get(entity) : value;
    }

    private static CustomerDetails details(Record row) {
        return new CustomerDetails(
                customer(row),
                row.get(CUSTOMER.SLUG),
                row.get(BILLING_ENTITY.CODE),
                row.get(CUSTOMER.CUSTOMER_TYPE),
                new CustomerDetails.Names(
                        row.get(CUSTOMER.NAME),
                        row.get(CUSTOMER.FIRSTNAME),
                        row.get(CUSTOMER.LASTNAME),
                        row.get(CUSTOMER.LEGAL_NAME)),
                row.get(CUSTOMER.LEGAL_NUMBER),
                row.get(CUSTOMER.TAX_IDENTIFICATION_NUMBER),
                row.get(CUSTOMER.EMAIL),
                row.get(CUSTOMER.PHONE),
                row.get(CUSTOMER.URL),
                row.get(CUSTOMER.LOGO_URL),
                new CustomerDetails.Address(
                        row.get(CUSTOMER.ADDRESS_LINE1),
                        row.get(CUSTOMER.ADDRESS_LINE2),
                        row.get(CUSTOMER.CITY),
                        row.get(CUSTOMER.ZIPCODE),
                        row.get(CUSTOMER.STATE),
                        row.get(CUSTOMER.COUNTRY)),
                new CustomerDetails.Address(
                        row.get(CUSTOMER.SHIPPING_ADDRESS_LINE1),
                        row.get(CUSTOMER.SHIPPING_ADDRESS_LINE2),
                        row.get(CUSTOMER.SHIPPING_CITY),
                        row.get(CUSTOMER.SHIPPING_ZIPCODE),
                        row.get(CUSTOMER.SHIPPING_STATE),
                        row.get(CUSTOMER.SHIPPING_COUNTRY)),
                new CustomerDetails.OwnSettings(
                        row.get(CUSTOMER.TIMEZONE),
                        row.get(CUSTOMER.NET_PAYMENT_TERM),
                        row.get(CUSTOMER.INVOICE_GRACE_PERIOD),
                        row.get(CUSTOMER.ISSUING_DATE_ANCHOR),
                        row.get(CUSTOMER.ISSUING_DATE_ADJUSTMENT),
                        row.get(CUSTOMER.DOCUMENT_LOCALE),
                        row.get(CUSTOMER.FINALIZE_ZERO_AMOUNT_INVOICE)),
                CustomerDetails.Sections.NONE,
                List.of(),
                List.of(),
                null,
                null,
                row.get(CUSTOMER.UPDATED_AT));
    }
}
