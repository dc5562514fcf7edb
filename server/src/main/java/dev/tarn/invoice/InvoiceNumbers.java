package dev.tarn.invoice;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.INVOICE_SEQUENCE;

import dev.tarn.customer.Customer;
import dev.tarn.engine.invoice.DocumentNumber;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives numbers without gaps, however many invoices are issued at once (INV-117). The billing entity's row is the lock: whoever issues holds it
 * until commit, so a number that is rolled back is given again. Issuing takes it first of all, hence never in a circle.
 */
@Component
class InvoiceNumbers {
    private final DSLContext database;

    InvoiceNumbers(DSLContext database) {
        this.database = database;
    }

    /** What a billing entity says about numbers. */
    record Seller(UUID id, String prefix, boolean numbersPerEntity, ZoneId zone) {
        String draftNumber() {
            return DocumentNumber.draft(prefix);
        }
    }

    /** Who needs a number. */
    record Claim(UUID customerId, int customerSequence, Seller seller, boolean selfBilled) {
        static Claim of(Customer customer, Seller seller) {
            return new Claim(customer.id(), customer.sequentialId(), seller, customer.partner());
        }

        Counter counter() {
            return new Counter(customerId, seller.id());
        }
    }

    /** What counts the invoices of one customer with one entity (INV-113). */
    private record Counter(UUID customerId, UUID billingEntityId) implements Comparable<Counter> {
        @Override
        public int compareTo(Counter other) {
            int byCustomer = customerId.compareTo(other.customerId);
            return byCustomer == 0 ? billingEntityId.compareTo(other.billingEntityId) : byCustomer;
        }
    }

    /** A number and the counts it is made of; an invoice without one has neither. */
    record Number(
            String text,
            @Nullable Integer sequentialId,
            @Nullable Integer entitySequentialId) {}

    /** Locks these entities until the end of the transaction. */
    Map<UUID, Seller> lock(Tenant tenant, Collection<UUID> entityIds) {
        var sellers = new HashMap<UUID, Seller>();
        database.select(
                        BILLING_ENTITY.ID,
                        BILLING_ENTITY.DOCUMENT_NUMBER_PREFIX,
                        BILLING_ENTITY.DOCUMENT_NUMBERING,
                        BILLING_ENTITY.TIMEZONE)
                .from(BILLING_ENTITY)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(BILLING_ENTITY.ID.in(entityIds))
                .orderBy(BILLING_ENTITY.ID)
                .forNoKeyUpdate()
                .forEach(row -> sellers.put(
                        row.value1(),
                        new Seller(
                                row.value1(),
                                row.value2(),
                                row.value3().equals("per_billing_entity"),
                                ZoneId.of(row.value4()))));
        return sellers;
    }

    /** The next numbers, in the order of the claims. Their entities are locked. */
    List<Number> assign(List<Claim> claims, Instant finalizedAt) {
        if (claims.isEmpty()) {
            return List.of();
        }
        Map<Counter, Integer> next = advanceCounters(claims);
        Map<UUID, Integer> nextOfEntity = advanceEntities(claims);
        return claims.stream()
                .map(claim -> {
                    int sequence = next.merge(claim.counter(), 1, Integer::sum) - 1;
                    Integer entitySequence = claim.selfBilled()
                            ? null
                            : nextOfEntity.merge(claim.seller().id(), 1, Integer::sum) - 1;
                    return new Number(text(claim, sequence, entitySequence, finalizedAt), sequence, entitySequence);
                })
                .toList();
    }

    private static String text(Claim claim, int sequence, @Nullable Integer entitySequence, Instant finalizedAt) {
        Seller seller = claim.seller();
        return seller.numbersPerEntity() && entitySequence != null
                ? DocumentNumber.perBillingEntity(seller.prefix(), finalizedAt, seller.zone(), entitySequence)
                : DocumentNumber.perCustomer(seller.prefix(), claim.customerSequence(), sequence);
    }

    /** Moves every counter by the number of claims on it; answers the first free number of each. */
    private Map<Counter, Integer> advanceCounters(List<Claim> claims) {
        var wanted = new TreeMap<Counter, Integer>();
        claims.forEach(claim -> wanted.merge(claim.counter(), 1, Integer::sum));
        var upsert = database.insertInto(
                INVOICE_SEQUENCE,
                INVOICE_SEQUENCE.CUSTOMER_ID,
                INVOICE_SEQUENCE.BILLING_ENTITY_ID,
                INVOICE_SEQUENCE.LAST);
        for (var entry : wanted.entrySet()) {
            upsert = upsert.values(entry.getKey().customerId(), entry.getKey().billingEntityId(), entry.getValue());
        }
        var next = new HashMap<Counter, Integer>();
        upsert.onConflict(INVOICE_SEQUENCE.CUSTOMER_ID, INVOICE_SEQUENCE.BILLING_ENTITY_ID)
                .doUpdate()
                .set(INVOICE_SEQUENCE.LAST, INVOICE_SEQUENCE.LAST.plus(DSL.excluded(INVOICE_SEQUENCE.LAST)))
                .returning(INVOICE_SEQUENCE.CUSTOMER_ID, INVOICE_SEQUENCE.BILLING_ENTITY_ID, INVOICE_SEQUENCE.LAST)
                .fetch()
                .forEach(row -> {
                    var counter = new Counter(row.getCustomerId(), row.getBillingEntityId());
                    next.put(counter, row.getLast() - wanted.getOrDefault(counter, 0) + 1);
                });
        return next;
    }

    /** The same for whole entities, whatever their numbering is now: a later change of numbering continues the count (INV-116). */
    private Map<UUID, Integer> advanceEntities(List<Claim> claims) {
        var wanted = new TreeMap<UUID, Integer>();
        claims.stream()
                .filter(claim -> !claim.selfBilled())
                .forEach(claim -> wanted.merge(claim.seller().id(), 1, Integer::sum));
        var next = new HashMap<UUID, Integer>();
        wanted.forEach((entityId, count) -> {
            Integer last = database.update(BILLING_ENTITY)
                    .set(BILLING_ENTITY.LAST_INVOICE_SEQUENCE, BILLING_ENTITY.LAST_INVOICE_SEQUENCE.plus(count))
                    .where(BILLING_ENTITY.ID.eq(entityId))
                    .returningResult(BILLING_ENTITY.LAST_INVOICE_SEQUENCE)
                    .fetchSingle()
                    .value1();
            next.put(entityId, last - count + 1);
        });
        return next;
    }
}
