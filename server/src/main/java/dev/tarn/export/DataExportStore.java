package dev.tarn.export;

import static dev.tarn.schema.Tables.DATA_EXPORT;
import static dev.tarn.schema.Tables.DATA_EXPORT_PART;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Links;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Files that were asked for, and their parts. */
@Component
class DataExportStore {
    static final String PENDING = "pending";
    static final String PROCESSING = "processing";
    static final String COMPLETED = "completed";
    static final String FAILED = "failed";

    private final DSLContext database;
    private final Json json;

    DataExportStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    UUID insert(Tenant tenant, ExportType type, ObjectNode filters, Instant now) {
        UUID id = Ids.next();
        database.insertInto(DATA_EXPORT)
                .set(DATA_EXPORT.ID, id)
                .set(DATA_EXPORT.ORGANIZATION_ID, tenant.organizationId())
                .set(DATA_EXPORT.USER_ID, tenant.userId())
                .set(DATA_EXPORT.RESOURCE_TYPE, type.code())
                .set(DATA_EXPORT.FILTERS, json.column(filters))
                .set(DATA_EXPORT.STATUS, PENDING)
                .set(DATA_EXPORT.ACCESS_TOKEN, Links.newToken())
                .set(DATA_EXPORT.CREATED_AT, now)
                .execute();
        return id;
    }

    Optional<DataExport> find(Tenant tenant, UUID id) {
        return database.selectFrom(DATA_EXPORT)
                .where(DATA_EXPORT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(DATA_EXPORT.ID.eq(id))
                .fetchOptional(this::export);
    }

    Paged<DataExport> list(Tenant tenant, Collection<ExportType> types, Page page) {
        Condition mine = DATA_EXPORT
                .ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(DATA_EXPORT.RESOURCE_TYPE.in(
                        types.stream().map(ExportType::code).toList()));
        var order = List.of(DATA_EXPORT.CREATED_AT.desc(), DATA_EXPORT.ID.asc());
        return page.fetch(database, List.of(DATA_EXPORT.fields()), DATA_EXPORT, mine, order, this::export);
    }

    private DataExport export(Record row) {
        return new DataExport(
                row.get(DATA_EXPORT.ID),
                ExportType.find(row.get(DATA_EXPORT.RESOURCE_TYPE)).orElseThrow(),
                json.object(row.get(DATA_EXPORT.FILTERS)),
                row.get(DATA_EXPORT.STATUS),
                row.get(DATA_EXPORT.ACCESS_TOKEN),
                row.get(DATA_EXPORT.FILE_NAME),
                row.get(DATA_EXPORT.ROW_COUNT),
                row.get(DATA_EXPORT.CREATED_AT),
                row.get(DATA_EXPORT.COMPLETED_AT),
                row.get(DATA_EXPORT.EXPIRES_AT));
    }

    void mark(UUID id, String status) {
        database.update(DATA_EXPORT)
                .set(DATA_EXPORT.STATUS, status)
                .where(DATA_EXPORT.ID.eq(id))
                .execute();
    }

    void addPart(UUID id, int no, byte[] content) {
        database.insertInto(DATA_EXPORT_PART).values(id, no, content).execute();
    }

    void complete(UUID id, String fileName, long rowCount, Instant now, Instant expiresAt) {
        database.update(DATA_EXPORT)
                .set(DATA_EXPORT.STATUS, COMPLETED)
                .set(DATA_EXPORT.FILE_NAME, fileName)
                .set(DATA_EXPORT.ROW_COUNT, rowCount)
                .set(DATA_EXPORT.COMPLETED_AT, now)
                .set(DATA_EXPORT.EXPIRES_AT, expiresAt)
                .where(DATA_EXPORT.ID.eq(id))
                .execute();
    }

    void deleteParts(UUID id) {
        database.deleteFrom(DATA_EXPORT_PART)
                .where(DATA_EXPORT_PART.DATA_EXPORT_ID.eq(id))
                .execute();
    }

    /** A file that is finished. */
    record File(UUID id, String name) {}

    Optional<File> open(String token) {
        return database.selectFrom(DATA_EXPORT)
                .where(DATA_EXPORT.ACCESS_TOKEN.eq(token))
                .and(DATA_EXPORT.STATUS.eq(COMPLETED))
                .fetchOptional(row -> new File(row.getId(), row.getFileName()));
    }

    /** The parts, in order. */
    List<Integer> partsOf(UUID id) {
        return database.select(DATA_EXPORT_PART.NO)
                .from(DATA_EXPORT_PART)
                .where(DATA_EXPORT_PART.DATA_EXPORT_ID.eq(id))
                .orderBy(DATA_EXPORT_PART.NO)
                .fetch(DATA_EXPORT_PART.NO);
    }

    byte[] part(UUID id, int no) {
        return database.select(DATA_EXPORT_PART.CONTENT)
                .from(DATA_EXPORT_PART)
                .where(DATA_EXPORT_PART.DATA_EXPORT_ID.eq(id))
                .and(DATA_EXPORT_PART.NO.eq(no))
                .fetchSingle(DATA_EXPORT_PART.CONTENT);
    }
}
