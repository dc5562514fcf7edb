package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE_SECTION;

import dev.tarn.customer.Customer;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.InvoiceSectionRecord;
import dev.tarn.section.CustomSection;
import dev.tarn.section.PrintedSections;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The custom sections on invoices: chosen when an invoice is computed, copied onto it (INV-192, INV-194). */
@Component
public class AppliedSections {
    private final DSLContext database;
    private final PrintedSections printed;
    private final BillingClock clock;

    AppliedSections(DSLContext database, PrintedSections printed, BillingClock clock) {
        this.database = database;
        this.printed = printed;
        this.clock = clock;
    }

    /** What the subscriptions of each invoice choose, else its customer. */
    void write(Tenant tenant, List<WrittenInvoice> invoices) {
        var chosen = printed.on(
                tenant, invoices.stream().map(AppliedSections::document).toList());
        insert(tenant, chosen);
    }

    private static PrintedSections.Document document(WrittenInvoice invoice) {
        var source = invoice.computed().source();
        Customer customer = invoice.computed().customer();
        var subscriptionIds = source.subscriptions().stream()
                .map(NewInvoiceSubscription::subscriptionId)
                .collect(Collectors.toSet());
        return new PrintedSections.Document(invoice.id(), customer.id(), customer.billingEntityId(), subscriptionIds);
    }

    /** Prints on an invoice that bills no subscription what the resource behind it chooses, else its customer. */
    @Transactional
    public void printAsChosenBy(Tenant tenant, UUID invoiceId, Customer customer, UUID resourceId) {
        var document =
                new PrintedSections.Document(invoiceId, customer.id(), customer.billingEntityId(), List.of(resourceId));
        print(tenant, invoiceId, printed.on(tenant, List.of(document)).getOrDefault(invoiceId, List.of()));
    }

    /** Prints these sections, whatever else was to be printed. */
    @Transactional
    public void print(Tenant tenant, UUID invoiceId, List<CustomSection> sections) {
        delete(tenant, List.of(invoiceId));
        insert(tenant, Map.of(invoiceId, sections));
    }

    void delete(Tenant tenant, Collection<UUID> invoiceIds) {
        database.deleteFrom(INVOICE_SECTION)
                .where(INVOICE_SECTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_SECTION.INVOICE_ID.in(invoiceIds))
                .execute();
    }

    private void insert(Tenant tenant, Map<UUID, List<CustomSection>> chosen) {
        Instant now = clock.now(tenant);
        var rows = chosen.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(section -> row(tenant, entry.getKey(), section, now)))
                .toList();
        if (!rows.isEmpty()) {
            database.batchInsert(rows).execute();
        }
    }

    private static InvoiceSectionRecord row(Tenant tenant, UUID invoiceId, CustomSection section, Instant now) {
        var row = new InvoiceSectionRecord();
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setInvoiceId(invoiceId);
        row.setSectionId(section.id());
        row.setCode(section.code());
        row.setName(section.name());
        row.setDisplayName(section.displayName());
        row.setDetails(section.details());
        row.setCreatedAt(now);
        return row;
    }

    /** By the id of the invoice, in the order they are printed in. */
    Map<UUID, List<AppliedSection>> ofInvoices(Collection<UUID> invoiceIds) {
        return database
                .selectFrom(INVOICE_SECTION)
                .where(INVOICE_SECTION.INVOICE_ID.in(invoiceIds))
                .orderBy(INVOICE_SECTION.NAME, INVOICE_SECTION.ID)
                .fetch(row -> new AppliedSection(
                        row.getId(),
                        row.getInvoiceId(),
                        row.getCode(),
                        row.getName(),
                        row.getDisplayName(),
                        row.getDetails(),
                        row.getCreatedAt()))
                .stream()
                .collect(Collectors.groupingBy(AppliedSection::invoiceId));
    }
}
