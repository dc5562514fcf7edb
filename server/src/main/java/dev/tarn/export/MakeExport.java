package dev.tarn.export;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Outbox;
import dev.tarn.platform.OutboxKind;
import dev.tarn.platform.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a file, part by part, from rows read part by part: a file of any size takes the same memory. One transaction, so one state of the data. */
@Component
class MakeExport implements OutboxKind {
    static final Duration KEPT = Duration.ofDays(7);
    private static final int PART_LENGTH = 256 * 1024;
    private static final int ROWS_AT_ONCE = 500;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final DataExportStore store;
    private final Map<ExportType, ExportedList> lists;
    private final Outbox outbox;
    private final DiscardExport discard;
    private final BillingClock clock;
    private final TransactionTemplate transactions;

    MakeExport(
            DataExportStore store,
            List<ExportedList> lists,
            Outbox outbox,
            DiscardExport discard,
            BillingClock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.lists = lists.stream().collect(Collectors.toMap(ExportedList::type, Function.identity()));
        this.outbox = outbox;
        this.discard = discard;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "make_export";
    }

    ExportedList list(ExportType type) {
        ExportedList list = lists.get(type);
        if (list == null) {
            throw new IllegalStateException("no such list: " + type);
        }
        return list;
    }

    @Override
    public void run(Tenant tenant, UUID id) {
        DataExport export = store.find(tenant, id).orElseThrow();
        if (export.status().equals(DataExportStore.COMPLETED)) {
            return;
        }
        store.mark(id, DataExportStore.PROCESSING);
        transactions.executeWithoutResult(status -> {
            store.deleteParts(id);
            long rows = write(tenant, export);
            Instant now = clock.now(tenant);
            String name = STAMP.format(now) + "_" + export.type().code() + ".csv";
            store.complete(id, name, rows, now, now.plus(KEPT));
            outbox.addAfter(tenant, discard, List.of(id), KEPT);
        });
    }

    private long write(Tenant tenant, DataExport export) {
        ExportedList list = list(export.type());
        List<Column> columns = list.columns(tenant);
        var file = new Parts(export.id());
        file.add(Csv.line(columns.stream().map(Column::title).toList()));
        long count = 0;
        try (var rows = list.rows(tenant, Filters.of(export.filters()))
                .fetchSize(ROWS_AT_ONCE)
                .fetchLazy()) {
            for (Record row : rows) {
                file.add(Csv.line(columns.stream()
                        .map(column -> column.value().apply(row))
                        .toList()));
                count++;
            }
        }
        file.close();
        return count;
    }

    @Override
    public void giveUp(Tenant tenant, UUID id, String reason) {
        store.mark(id, DataExportStore.FAILED);
    }

    /** Gathers lines into parts. */
    private final class Parts {
        private final UUID exportId;
        private final StringBuilder part = new StringBuilder();
        private int no;

        Parts(UUID exportId) {
            this.exportId = exportId;
        }

        void add(String line) {
            part.append(line);
            if (part.length() >= PART_LENGTH) {
                close();
            }
        }

        void close() {
            if (!part.isEmpty()) {
                store.addPart(exportId, no++, part.toString().getBytes(StandardCharsets.UTF_8));
                part.setLength(0);
            }
        }
    }
}
