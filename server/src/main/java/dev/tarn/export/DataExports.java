package dev.tarn.export;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Links;
import dev.tarn.platform.Outbox;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Files of lists: asked for, looked for. */
@Service
class DataExports {
    private final DataExportStore store;
    private final MakeExport make;
    private final Outbox outbox;
    private final Links links;
    private final BillingClock clock;

    DataExports(DataExportStore store, MakeExport make, Outbox outbox, Links links, BillingClock clock) {
        this.store = store;
        this.make = make;
        this.outbox = outbox;
        this.links = links;
        this.clock = clock;
    }

    /** Filters are read at once, so that what the list would refuse is refused now. */
    @Transactional
    public DataExportJson ask(Tenant tenant, ExportType type, ObjectNode filters) {
        make.list(type).rows(tenant, Filters.of(filters));
        UUID id = store.insert(tenant, type, filters, clock.now(tenant));
        outbox.add(tenant, make, List.of(id));
        return require(tenant, id, Set.of(type));
    }

    DataExportJson require(Tenant tenant, UUID id, Collection<ExportType> types) {
        return store.find(tenant, id)
                .filter(export -> types.contains(export.type()))
                .map(this::shown)
                .orElseThrow(() -> Refusal.notFound("data_export"));
    }

    Paged<DataExportJson> list(Tenant tenant, Collection<ExportType> types, Page page) {
        return store.list(tenant, types, page).map(this::shown);
    }

    private DataExportJson shown(DataExport export) {
        boolean there = export.status().equals(DataExportStore.COMPLETED);
        return new DataExportJson(
                export.id(),
                export.type().code(),
                "csv",
                export.filters(),
                export.status(),
                export.fileName(),
                there ? links.to("/files/" + export.accessToken() + ".csv") : null,
                export.rowCount(),
                export.createdAt(),
                export.completedAt(),
                export.expiresAt());
    }
}
