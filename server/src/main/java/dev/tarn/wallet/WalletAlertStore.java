package dev.tarn.wallet;

import static dev.tarn.schema.Tables.WALLET;
import static dev.tarn.schema.Tables.WALLET_ALERT;
import static dev.tarn.schema.Tables.WALLET_ALERT_THRESHOLD;

import dev.tarn.platform.Decimals;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.WalletAlertRecord;
import dev.tarn.schema.tables.records.WalletAlertThresholdRecord;
import dev.tarn.schema.tables.records.WalletAlertTriggeredRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Alerts of wallets, and each time one was triggered. */
@Repository
class WalletAlertStore {
    private final DSLContext database;
    private final Json json;

    WalletAlertStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    List<WalletAlert> ofWallets(Collection<UUID> walletIds) {
        return select(WALLET_ALERT.WALLET_ID.in(walletIds));
    }

    List<WalletAlert> find(UUID walletId, String code) {
        return select(WALLET_ALERT.WALLET_ID.eq(walletId).and(WALLET_ALERT.CODE.eq(code)));
    }

    private List<WalletAlert> select(Condition condition) {
        var rows = database.select(WALLET_ALERT.fields())
                .select(WALLET.CODE)
                .from(WALLET_ALERT)
                .join(WALLET)
                .on(WALLET.ID.eq(WALLET_ALERT.WALLET_ID))
                .where(condition)
                .and(WALLET_ALERT.DELETED_AT.isNull())
                .orderBy(WALLET_ALERT.CREATED_AT, WALLET_ALERT.ID)
                .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<WalletAlert.Threshold>> thresholds = database
                .selectFrom(WALLET_ALERT_THRESHOLD)
                .where(WALLET_ALERT_THRESHOLD.WALLET_ALERT_ID.in(
                        rows.stream().map(row -> row.get(WALLET_ALERT.ID)).toList()))
                .orderBy(WALLET_ALERT_THRESHOLD.ID)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.getWalletAlertId(),
                        Collectors.mapping(
                                row -> new WalletAlert.Threshold(row.getCode(), row.getValue(), row.getRecurring()),
                                Collectors.toList())));
        return rows.stream()
                .map(row -> alert(row, thresholds.getOrDefault(row.get(WALLET_ALERT.ID), List.of())))
                .toList();
    }

    private static WalletAlert alert(Record row, List<WalletAlert.Threshold> thresholds) {
        return new WalletAlert(
                row.get(WALLET_ALERT.ID),
                row.get(WALLET_ALERT.WALLET_ID),
                row.get(WALLET.CODE),
                WalletAlert.Type.valueOf(row.get(WALLET_ALERT.ALERT_TYPE).toUpperCase(Locale.ROOT)),
                row.get(WALLET_ALERT.CODE),
                row.get(WALLET_ALERT.NAME),
                row.get(WALLET_ALERT.PREVIOUS_VALUE),
                row.get(WALLET_ALERT.LAST_PROCESSED_AT),
                thresholds,
                row.get(WALLET_ALERT.CREATED_AT));
    }

    UUID insert(
            Tenant tenant,
            UUID walletId,
            WalletAlert.Type type,
            String code,
            @Nullable String name,
            BigDecimal value,
            Instant now) {
        UUID id = Ids.next();
        WalletAlertRecord row = database.newRecord(WALLET_ALERT);
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setWalletId(walletId);
        row.setAlertType(type.code());
        row.setCode(code);
        row.setName(name);
        row.setPreviousValue(value);
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        row.insert();
        return id;
    }

    void rename(UUID id, String code, @Nullable String name, Instant now) {
        database.update(WALLET_ALERT)
                .set(WALLET_ALERT.CODE, code)
                .set(WALLET_ALERT.NAME, name)
                .set(WALLET_ALERT.UPDATED_AT, now)
                .where(WALLET_ALERT.ID.eq(id))
                .execute();
    }

    void replaceThresholds(UUID id, List<WalletAlert.Threshold> thresholds) {
        database.deleteFrom(WALLET_ALERT_THRESHOLD)
                .where(WALLET_ALERT_THRESHOLD.WALLET_ALERT_ID.eq(id))
                .execute();
        database.batchInsert(thresholds.stream()
                        .map(threshold -> {
                            var row = new WalletAlertThresholdRecord();
                            row.setId(Ids.next());
                            row.setWalletAlertId(id);
                            row.setCode(threshold.code());
                            row.setValue(threshold.value());
                            row.setRecurring(threshold.recurring());
                            return row;
                        })
                        .toList())
                .execute();
    }

    void markDeleted(Collection<UUID> ids, Instant now) {
        database.update(WALLET_ALERT)
                .set(WALLET_ALERT.DELETED_AT, now)
                .where(WALLET_ALERT.ID.in(ids))
                .execute();
    }

    /** A balance that was looked at, and the thresholds it had fallen to. */
    record Look(WalletAlert alert, BigDecimal value, List<WalletAlert.Threshold> crossed) {}

    void write(Tenant tenant, List<Look> looks, Instant now) {
        database.batchUpdate(looks.stream()
                        .map(look -> {
                            var row = new WalletAlertRecord();
                            row.setId(look.alert().id());
                            row.setPreviousValue(look.value());
                            row.setLastProcessedAt(now);
                            return row;
                        })
                        .toList())
                .execute();
        database.batchInsert(looks.stream()
                        .filter(look -> !look.crossed().isEmpty())
                        .map(look -> triggered(tenant, look, now))
                        .toList())
                .execute();
    }

    private WalletAlertTriggeredRecord triggered(Tenant tenant, Look look, Instant now) {
        var crossed = look.crossed().stream()
                .map(threshold -> {
                    var node = json.mapper().createObjectNode();
                    node.put("code", threshold.code());
                    node.put("value", Decimals.text(threshold.value()));
                    return node.put("recurring", threshold.recurring());
                })
                .toList();
        var row = new WalletAlertTriggeredRecord();
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setWalletAlertId(look.alert().id());
        row.setPreviousValue(look.alert().previousValue());
        row.setCurrentValue(look.value());
        row.setCrossedThresholds(json.column(crossed));
        row.setTriggeredAt(now);
        return row;
    }
}
