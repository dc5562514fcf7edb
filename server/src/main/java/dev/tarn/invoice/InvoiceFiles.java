package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_DOCUMENT;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Links;
import dev.tarn.platform.Tenant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents of invoices, kept as they were made. A document is opened by its link alone, so the link cannot be guessed. */
@Service
public class InvoiceFiles {
    private final DSLContext database;
    private final BillingClock clock;
    private final Links links;

    InvoiceFiles(DSLContext database, BillingClock clock, Links links) {
        this.database = database;
        this.clock = clock;
        this.links = links;
    }

    /** A document, or its e-invoice, and the number of its invoice. */
    public record File(String invoiceNumber, byte[] bytes) {}

    /** Where a document is found; null where there is none. */
    public @Nullable String url(@Nullable String token) {
        return token == null ? null : links.to("/files/" + token + ".pdf");
    }

    /** Where an e-invoice is found; null where there is none. */
    public @Nullable String xmlUrl(@Nullable String token) {
        return token == null ? null : links.to("/files/" + token + ".xml");
    }

    public boolean exists(Tenant tenant, UUID invoiceId) {
        return database.fetchExists(
                INVOICE_DOCUMENT,
                INVOICE_DOCUMENT
                        .ORGANIZATION_ID
                        .eq(tenant.organizationId())
                        .and(INVOICE_DOCUMENT.INVOICE_ID.eq(invoiceId)));
    }

    /** Keeps the document of an invoice, unless there is one already: it is made once (INV-210). */
    @Transactional
    public void keep(Tenant tenant, UUID invoiceId, byte[] pdf, byte @Nullable [] xml) {
        database.insertInto(INVOICE_DOCUMENT)
                .set(INVOICE_DOCUMENT.INVOICE_ID, invoiceId)
                .set(INVOICE_DOCUMENT.ORGANIZATION_ID, tenant.organizationId())
                .set(INVOICE_DOCUMENT.ACCESS_TOKEN, Links.newToken())
                .set(INVOICE_DOCUMENT.PDF, pdf)
                .set(INVOICE_DOCUMENT.XML, xml)
                .set(INVOICE_DOCUMENT.CREATED_AT, clock.now(tenant))
                .onConflict(INVOICE_DOCUMENT.INVOICE_ID)
                .doNothing()
                .execute();
    }

    /** The document of an invoice. */
    public Optional<File> of(Tenant tenant, UUID invoiceId) {
        return database.select(INVOICE.NUMBER, INVOICE_DOCUMENT.PDF)
                .from(INVOICE_DOCUMENT)
                .join(INVOICE)
                .on(INVOICE.ID.eq(INVOICE_DOCUMENT.INVOICE_ID))
                .where(INVOICE_DOCUMENT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_DOCUMENT.INVOICE_ID.eq(invoiceId))
                .fetchOptional(row -> new File(row.value1(), row.value2()));
    }

    /** The document that a link leads to. */
    public Optional<File> open(String token) {
        return open(token, INVOICE_DOCUMENT.PDF);
    }

    /** The e-invoice that a link leads to. */
    public Optional<File> openXml(String token) {
        return open(token, INVOICE_DOCUMENT.XML);
    }

    private Optional<File> open(String token, Field<byte[]> content) {
        return database.select(INVOICE.NUMBER, content)
                .from(INVOICE_DOCUMENT)
                .join(INVOICE)
                .on(INVOICE.ID.eq(INVOICE_DOCUMENT.INVOICE_ID))
                .where(INVOICE_DOCUMENT.ACCESS_TOKEN.eq(token).and(content.isNotNull()))
                .fetchOptional(row -> new File(row.value1(), row.value2()));
    }
}
