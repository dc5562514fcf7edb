package dev.tarn.document;

import static dev.tarn.schema.Tables.DOCUMENT;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Links;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The documents of credit notes and receipts, kept as they were made. A document is opened by its link alone, so the link cannot be guessed. */
@Component
class DocumentFiles {
    private final DSLContext database;
    private final BillingClock clock;
    private final Links links;

    DocumentFiles(DSLContext database, BillingClock clock, Links links) {
        this.database = database;
        this.clock = clock;
        this.links = links;
    }

    record File(String name, byte[] bytes) {}

    /**
     * Where a document is found.
     *
     * @param xml null where it is no e-invoice
     */
    record Urls(String pdf, @Nullable String xml) {}

    /** Where those documents are that exist, by what they are of. */
    Map<UUID, Urls> urls(Tenant tenant, Collection<UUID> subjectIds) {
        return subjectIds.isEmpty()
                ? Map.of()
                : database.select(DOCUMENT.SUBJECT_ID, DOCUMENT.ACCESS_TOKEN, DSL.field(DOCUMENT.XML.isNotNull()))
                        .from(DOCUMENT)
                        .where(DOCUMENT.ORGANIZATION_ID.eq(tenant.organizationId()))
                        .and(DOCUMENT.SUBJECT_ID.in(subjectIds))
                        .fetchMap(row -> row.value1(), row -> urls(row.value2(), row.value3()));
    }

    private Urls urls(String token, boolean hasXml) {
        String path = "/files/" + token;
        return new Urls(links.to(path + ".pdf"), hasXml ? links.to(path + ".xml") : null);
    }

    boolean exists(Tenant tenant, UUID subjectId) {
        return !urls(tenant, List.of(subjectId)).isEmpty();
    }

    /** Of two at once the first is kept. {@code name} is without an ending. */
    @Transactional
    public void keep(Tenant tenant, UUID subjectId, String name, byte[] pdf, byte @Nullable [] xml) {
        database.insertInto(DOCUMENT)
                .set(DOCUMENT.SUBJECT_ID, subjectId)
                .set(DOCUMENT.ORGANIZATION_ID, tenant.organizationId())
                .set(DOCUMENT.ACCESS_TOKEN, Links.newToken())
                .set(DOCUMENT.FILE_NAME, name)
                .set(DOCUMENT.PDF, pdf)
                .set(DOCUMENT.XML, xml)
                .set(DOCUMENT.CREATED_AT, clock.now(tenant))
                .onConflict(DOCUMENT.SUBJECT_ID)
                .doNothing()
                .execute();
    }

    Optional<File> of(Tenant tenant, UUID subjectId) {
        return database.select(DOCUMENT.FILE_NAME, DOCUMENT.PDF)
                .from(DOCUMENT)
                .where(DOCUMENT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(DOCUMENT.SUBJECT_ID.eq(subjectId))
                .fetchOptional(row -> new File(row.value1() + ".pdf", row.value2()));
    }

    Optional<File> open(String token) {
        return open(token, DOCUMENT.PDF, ".pdf");
    }

    Optional<File> openXml(String token) {
        return open(token, DOCUMENT.XML, ".xml");
    }

    private Optional<File> open(String token, Field<byte[]> content, String ending) {
        return database.select(DOCUMENT.FILE_NAME, content)
                .from(DOCUMENT)
                .where(DOCUMENT.ACCESS_TOKEN.eq(token).and(content.isNotNull()))
                .fetchOptional(row -> new File(row.value1() + ending, row.value2()));
    }
}
