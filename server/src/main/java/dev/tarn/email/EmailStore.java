package dev.tarn.email;

import static dev.tarn.schema.Tables.EMAIL;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.EmailRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** E-mails that were asked for, and what became of them. */
@Component
class EmailStore {
    static final String WAITING = "waiting";
    static final String SENT = "sent";
    /** Nothing is configured to send it with, or nobody outside is meant to get it. */
    static final String WITHHELD = "withheld";

    static final String FAILED = "failed";

    private final DSLContext database;

    EmailStore(DSLContext database) {
        this.database = database;
    }

    /** One that waits. */
    record Waiting(UUID id, String kind, UUID subjectId, Recipients recipients) {}

    List<UUID> insert(Tenant tenant, List<Emails.Due> due, Instant now) {
        var rows = new ArrayList<EmailRecord>();
        for (Emails.Due each : due) {
            var row = new EmailRecord();
            row.setId(Ids.next());
            row.setOrganizationId(tenant.organizationId());
            row.setKind(each.kind());
            row.setSubjectId(each.subjectId());
            row.setRecipients(each.recipients().to().toArray(String[]::new));
            row.setCc(each.recipients().cc().toArray(String[]::new));
            row.setBcc(each.recipients().bcc().toArray(String[]::new));
            row.setResent(each.resent());
            row.setStatus(WAITING);
            row.setCreatedAt(now);
            rows.add(row);
        }
        database.batchInsert(rows).execute();
        return rows.stream().map(EmailRecord::getId).toList();
    }

    Optional<Waiting> waiting(UUID id) {
        return database.selectFrom(EMAIL)
                .where(EMAIL.ID.eq(id))
                .and(EMAIL.STATUS.eq(WAITING))
                .fetchOptional(row -> new Waiting(
                        row.getId(),
                        row.getKind(),
                        row.getSubjectId(),
                        new Recipients(List.of(row.getRecipients()), List.of(row.getCc()), List.of(row.getBcc()))));
    }

    void mark(UUID id, String status, @Nullable String reason) {
        database.update(EMAIL)
                .set(EMAIL.STATUS, status)
                .set(EMAIL.REASON, reason)
                .where(EMAIL.ID.eq(id))
                .execute();
    }

    void markSent(UUID id, String subject, Instant at) {
        database.update(EMAIL)
                .set(EMAIL.STATUS, SENT)
                .set(EMAIL.SUBJECT, subject)
                .set(EMAIL.SENT_AT, at)
                .where(EMAIL.ID.eq(id))
                .execute();
    }
}
