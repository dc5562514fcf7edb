package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;

import dev.tarn.engine.subscription.Boundaries;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.time.DateRange;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.InvoiceSubscriptionRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads what an invoice billed of which subscription as if it were to be billed. */
@Component
class BilledLinks {
    private final DSLContext database;

    BilledLinks(DSLContext database) {
        this.database = database;
    }

    List<NewInvoiceSubscription> of(Tenant tenant, UUID invoiceId) {
        return database.selectFrom(INVOICE_SUBSCRIPTION)
                .where(INVOICE_SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_SUBSCRIPTION.INVOICE_ID.eq(invoiceId))
                .orderBy(INVOICE_SUBSCRIPTION.ID)
                .fetch(BilledLinks::line);
    }

    /** The same period again. */
    private static NewInvoiceSubscription line(InvoiceSubscriptionRecord link) {
        var zone = ZoneId.of(link.getTimezone());
        Integer chargesDays = link.getChargesDays();
        Integer fixedChargesDays = link.getFixedChargesDays();
        var boundaries = new Boundaries(
                link.getBilledAt(),
                window(link.getFromAt(), link.getToAt(), link.getPeriodDays(), zone),
                chargesDays == null ? null : window(link.getChargesFromAt(), link.getChargesToAt(), chargesDays, zone),
                fixedChargesDays == null
                        ? null
                        : window(link.getFixedChargesFromAt(), link.getFixedChargesToAt(), fixedChargesDays, zone));
        return new NewInvoiceSubscription(
                link.getSubscriptionId(),
                link.getInvoicingReason(),
                link.getRecurring(),
                link.getBilledAt(),
                boundaries,
                zone);
    }

    /** Of the whole period only the length is known, which is all that is kept of it. */
    private static Window window(Instant fromAt, Instant toAt, int periodDays, ZoneId zone) {
        LocalDate from = LocalDays.dateOf(fromAt, zone);
        return new Window(fromAt, toAt, new DateRange(from, from.plusDays(periodDays - 1L)));
    }
}
