package dev.tarn.addon;

import static dev.tarn.schema.Tables.ADD_ON;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.AddOnRecord;
import dev.tarn.tax.Tax;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class AddOnStore {
    private final DSLContext database;

    AddOnStore(DSLContext database) {
        this.database = database;
    }

    Optional<AddOn> byCode(Tenant tenant, String code) {
        return database.selectFrom(ADD_ON)
                .where(live(tenant), ADD_ON.CODE.eq(code))
                .fetchOptional(AddOnStore::addOn);
    }

    /** The same, locked against other writes until the end of the transaction. */
    Optional<AddOn> lockByCode(Tenant tenant, String code) {
        return database.selectFrom(ADD_ON)
                .where(live(tenant), ADD_ON.CODE.eq(code))
                .forUpdate()
                .fetchOptional(AddOnStore::addOn);
    }

    List<AddOn> byIds(Tenant tenant, Collection<UUID> ids) {
        return database.selectFrom(ADD_ON)
                .where(ADD_ON.ORGANIZATION_ID.eq(tenant.organizationId()), ADD_ON.ID.in(ids))
                .fetch(AddOnStore::addOn);
    }

    /** The live ones, which cannot be changed or deleted until the end of the transaction. */
    List<AddOn> holdByIdsOrCodes(Tenant tenant, Collection<UUID> ids, Collection<String> codes) {
        return database.selectFrom(ADD_ON)
                .where(live(tenant), ADD_ON.ID.in(ids).or(ADD_ON.CODE.in(codes)))
                .orderBy(ADD_ON.ID)
                .forShare()
                .fetch(AddOnStore::addOn);
    }

    Paged<AddOn> page(Tenant tenant, Query query, Page page) {
        return page.fetch(
                database,
                List.of(ADD_ON.asterisk()),
                ADD_ON,
                live(tenant).and(query.search(ADD_ON.NAME, ADD_ON.CODE)),
                List.of(ADD_ON.CREATED_AT.desc(), ADD_ON.ID),
                row -> addOn(row.into(ADD_ON)));
    }

    boolean isTaken(Tenant tenant, String code) {
        return database.fetchExists(ADD_ON, live(tenant).and(ADD_ON.CODE.eq(code)));
    }

    UUID insert(Tenant tenant, AddOnDraft draft, Instant now) {
        UUID id = Ids.next();
        AddOnRecord row = database.newRecord(ADD_ON);
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setCreatedAt(now);
        fill(row, draft, now);
        row.insert();
        return id;
    }

    int update(UUID id, AddOnDraft draft, Instant now) {
        AddOnRecord row = database.newRecord(ADD_ON);
        fill(row, draft, now);
        return database.update(ADD_ON).set(row).where(ADD_ON.ID.eq(id)).execute();
    }

    private static void fill(AddOnRecord row, AddOnDraft draft, Instant now) {
        row.setCode(draft.code());
        row.setName(draft.name());
        row.setInvoiceDisplayName(draft.invoiceDisplayName());
        row.setDescription(draft.description());
        row.setAmountCents(draft.amountCents());
        row.setAmountCurrency(draft.currency());
        row.setUpdatedAt(now);
    }

    void markDeleted(UUID id, Instant now) {
        database.update(ADD_ON).set(ADD_ON.DELETED_AT, now).where(ADD_ON.ID.eq(id)).execute();
    }

    private static Condition live(Tenant tenant) {
        return ADD_ON.ORGANIZATION_ID.eq(tenant.organizationId()).and(ADD_ON.DELETED_AT.isNull());
    }

    private static AddOn addOn(AddOnRecord row) {
        return new AddOn(
                row.getId(),
                row.getCode(),
                row.getName(),
                row.getInvoiceDisplayName(),
                row.getDescription(),
                row.getAmountCents(),
                row.getAmountCurrency(),
                List.<Tax>of(),
                row.getCreatedAt());
    }
}
