package dev.tarn.document;

import static dev.tarn.schema.Tables.DOCUMENT;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Links;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
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

    record File(String name, byte[] pdf) {}

    /** Where those documents are that exist, by what they are of. */
    Map<UUID, String> urls(Tenant tenant, Collection<UUID> subjectIds) {
        return subjectIds.isEmpty()
                ? Map.of()
                : database.select(DOCUMENT.SUBJECT_ID, DOCUMENT.ACCESS_TOKEN)
                        .from(DOCUMENT)
                        .where(DOCUMENT.ORGANIZATION_ID.eq(tenant.organizationId()))
                        .and(DOCUMENT.SUBJECT_ID.in(subjectIds))
                        .fetchMap(row -> row.value1(), row -> links.to("/files/" + row.value2() + ".pdf"));
    }

    boolean exists(Tenant tenant, UUID subjectId) {
        return !urls(tenant, java.util.List.of(subjectId)).isEmpty();
    }

    /** Of two at once the first is kept. */
    @Transactional
    public void keep(Tenant tenant, UUID subjectId, String name, byte[] pdf) {
        database.insertInto(DOCUMENT)
                .set(DOCUMENT.SUBJECT_ID, subjectId)
                .set(DOCUMENT.ORGANIZATION_ID, tenant.organizationId())
                .set(DOCUMENT.ACCESS_TOKEN, Links.newToken())
                .set(DOCUMENT.FILE_NAME, name)
                .set(DOCUMENT.PDF, pdf)
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
                .fetchOptional(row -> new File(row.value1(), row.value2()));
    }

    Optional<File> open(String token) {
        return database.select(DOCUMENT.FILE_NAME, DOCUMENT.PDF)
                .from(DOCUMENT)
                .where(DOCUMENT.ACCESS_TOKEN.eq(token))
                .fetchOptional(row -> new File(row.value1(), row.value2()));
    }
}
