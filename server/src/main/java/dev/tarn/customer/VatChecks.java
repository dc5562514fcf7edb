package dev.tarn.customer;

import static dev.tarn.schema.Tables.ORGANIZATION;
import static dev.tarn.schema.Tables.VAT_CHECK;

import dev.tarn.engine.europe.VatNumber;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.VatCheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The VAT numbers that VIES was or is to be asked about, one for a customer. Whoever asks takes a row for a while and holds nothing meanwhile. */
@Component
public class VatChecks {
    private static final String PENDING = "pending";

    private final DSLContext database;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    VatChecks(DSLContext database, BillingClock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.clock = clock;
        this.events = events;
    }

    /** A number that somebody has taken to ask about. */
    public record Taken(Tenant tenant, UUID customerId, String number) {}

    /** Asks about a number, soon after the transaction; what was to be asked before is not asked any more. */
    void request(Tenant tenant, UUID customerId, VatNumber number, @Nullable List<String> taxCodes) {
        Optional<VatCheck> before = find(tenant, customerId)
                .filter(check -> check.isPending() && check.number().equals(number.toString()));
        if (before.isPresent()) {
            keep(tenant, before.get(), taxCodes);
            return;
        }
        VatCheckRecord row = row(tenant, customerId, number.toString(), taxCodes);
        row.setState(PENDING);
        row.setValidFormat(true);
        row.setRunAt(clock.machineNow());
        write(row);
    }

    /** It is asked about already; what the last request named counts. */
    private void keep(Tenant tenant, VatCheck check, @Nullable List<String> taxCodes) {
        if (taxCodes != null) {
            database.update(VAT_CHECK)
                    .set(VAT_CHECK.TAX_CODES, taxCodes.toArray(String[]::new))
                    .where(of(tenant, check.customerId()))
                    .execute();
        }
    }

    /** What has not the form of a number is invalid, whatever VIES might say (CRD-329). */
    void refuse(Tenant tenant, UUID customerId, String text) {
        VatCheckRecord row = row(tenant, customerId, text, null);
        row.setState("invalid");
        row.setValidFormat(false);
        row.setRunAt(null);
        boolean wasPending = isPending(tenant, customerId);
        write(row);
        tell(tenant, customerId, wasPending);
    }

    /** There is no number any more, or none that matters. */
    void forget(Tenant tenant, UUID customerId) {
        boolean wasPending = isPending(tenant, customerId);
        database.deleteFrom(VAT_CHECK).where(of(tenant, customerId)).execute();
        tell(tenant, customerId, wasPending);
    }

    private void tell(Tenant tenant, UUID customerId, boolean wasPending) {
        if (wasPending) {
            events.publishEvent(new VatChecked(tenant, customerId));
        }
    }

    private boolean isPending(Tenant tenant, UUID customerId) {
        return !pending(tenant, List.of(customerId)).isEmpty();
    }

    private VatCheckRecord row(Tenant tenant, UUID customerId, String number, @Nullable List<String> taxCodes) {
        Instant now = clock.now(tenant);
        var row = new VatCheckRecord();
        row.setCustomerId(customerId);
        row.setOrganizationId(tenant.organizationId());
        row.setNumber(number);
        row.setTaxCodes(taxCodes == null ? null : taxCodes.toArray(String[]::new));
        row.setAttempts(0);
        row.setError(null);
        row.setNextAt(null);
        row.setLeasedUntil(null);
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        return row;
    }

    private void write(VatCheckRecord row) {
        database.insertInto(VAT_CHECK)
                .set(row)
                .onConflict(VAT_CHECK.CUSTOMER_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /** What VIES said of it: true, it is borne by somebody. */
    void answer(Tenant tenant, UUID customerId, boolean valid) {
        database.update(VAT_CHECK)
                .set(VAT_CHECK.STATE, valid ? "valid" : "invalid")
                .setNull(VAT_CHECK.ERROR)
                .setNull(VAT_CHECK.NEXT_AT)
                .setNull(VAT_CHECK.RUN_AT)
                .setNull(VAT_CHECK.LEASED_UNTIL)
                .set(VAT_CHECK.UPDATED_AT, clock.now(tenant))
                .where(of(tenant, customerId))
                .execute();
        tell(tenant, customerId, true);
    }

    /** How often VIES gave no answer yet. */
    public int attempts(Taken taken) {
        return find(taken.tenant(), taken.customerId()).map(VatCheck::attempts).orElse(0);
    }

    /** VIES gave no answer to a number: it is asked again at {@code nextAt} by {@link #askAgain}. False: another number took its place. */
    @Transactional
    public boolean postpone(Taken taken, String error, Instant nextAt) {
        return database.update(VAT_CHECK)
                        .set(VAT_CHECK.ATTEMPTS, VAT_CHECK.ATTEMPTS.plus(1))
                        .set(VAT_CHECK.ERROR, error)
                        .set(VAT_CHECK.NEXT_AT, nextAt)
                        .setNull(VAT_CHECK.RUN_AT)
                        .setNull(VAT_CHECK.LEASED_UNTIL)
                        .set(VAT_CHECK.UPDATED_AT, clock.now(taken.tenant()))
                        .where(of(taken.tenant(), taken.customerId()))
                        .and(VAT_CHECK.STATE.eq(PENDING))
                        .and(VAT_CHECK.NUMBER.eq(taken.number()))
                        .execute()
                == 1;
    }

    /** The next attempt has come. */
    @Transactional
    public void askAgain(Tenant tenant, Collection<UUID> customerIds) {
        database.update(VAT_CHECK)
                .set(VAT_CHECK.RUN_AT, clock.machineNow())
                .setNull(VAT_CHECK.NEXT_AT)
                .where(VAT_CHECK.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(VAT_CHECK.CUSTOMER_ID.in(customerIds))
                .and(VAT_CHECK.STATE.eq(PENDING))
                .execute();
    }

    /** A number to be asked about, which nobody else gets before the lease is over; of one organization, or of any. */
    @Transactional
    public Optional<Taken> take(@Nullable Tenant only, Duration lease) {
        Instant now = clock.machineNow();
        Condition scope = only == null ? DSL.noCondition() : VAT_CHECK.ORGANIZATION_ID.eq(only.organizationId());
        var found = database.select(
                        VAT_CHECK.CUSTOMER_ID, VAT_CHECK.ORGANIZATION_ID, VAT_CHECK.NUMBER, ORGANIZATION.SANDBOX)
                .from(VAT_CHECK)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(VAT_CHECK.ORGANIZATION_ID))
                .where(scope, VAT_CHECK.RUN_AT.le(now))
                .and(VAT_CHECK.LEASED_UNTIL.isNull().or(VAT_CHECK.LEASED_UNTIL.lt(now)))
                .orderBy(VAT_CHECK.RUN_AT)
                .limit(1)
                .forUpdate()
                .of(VAT_CHECK)
                .skipLocked()
                .fetchOptional(row -> new Taken(
                        Tenant.system(row.get(VAT_CHECK.ORGANIZATION_ID), row.get(ORGANIZATION.SANDBOX)),
                        row.get(VAT_CHECK.CUSTOMER_ID),
                        row.get(VAT_CHECK.NUMBER)));
        found.ifPresent(taken -> database.update(VAT_CHECK)
                .set(VAT_CHECK.LEASED_UNTIL, now.plus(lease))
                .where(VAT_CHECK.CUSTOMER_ID.eq(taken.customerId()))
                .execute());
        return found;
    }

    /** Whether somebody is asking, or somebody is to ask, for this organization. */
    public boolean isAnyReady(Tenant tenant) {
        return database.fetchExists(
                VAT_CHECK,
                VAT_CHECK.ORGANIZATION_ID.eq(tenant.organizationId()),
                VAT_CHECK.RUN_AT.le(clock.machineNow()));
    }

    /** Those of the customers whose taxes are not known before VIES has answered. */
    @Transactional(readOnly = true)
    public Set<UUID> pending(Tenant tenant, Collection<UUID> customerIds) {
        return customerIds.isEmpty()
                ? Set.of()
                : database.select(VAT_CHECK.CUSTOMER_ID)
                        .from(VAT_CHECK)
                        .where(VAT_CHECK.ORGANIZATION_ID.eq(tenant.organizationId()))
                        .and(VAT_CHECK.CUSTOMER_ID.in(customerIds))
                        .and(VAT_CHECK.STATE.eq(PENDING))
                        .fetchSet(VAT_CHECK.CUSTOMER_ID);
    }

    Optional<VatCheck> find(Tenant tenant, UUID customerId) {
        return Optional.ofNullable(byCustomers(tenant, List.of(customerId)).get(customerId));
    }

    Map<UUID, VatCheck> byCustomers(Tenant tenant, Collection<UUID> customerIds) {
        return database.selectFrom(VAT_CHECK)
                .where(VAT_CHECK.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(VAT_CHECK.CUSTOMER_ID.in(customerIds))
                .fetchMap(VAT_CHECK.CUSTOMER_ID, VatChecks::check);
    }

    private static VatCheck check(VatCheckRecord row) {
        String[] codes = row.getTaxCodes();
        return new VatCheck(
                row.getCustomerId(),
                row.getNumber(),
                VatCheck.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getValidFormat(),
                codes == null ? null : Arrays.asList(codes),
                row.getAttempts(),
                row.getError(),
                row.getNextAt());
    }

    private static Condition of(Tenant tenant, UUID customerId) {
        return VAT_CHECK.ORGANIZATION_ID.eq(tenant.organizationId()).and(VAT_CHECK.CUSTOMER_ID.eq(customerId));
    }
}
