package dev.tarn.export;

import dev.tarn.platform.OutboxKind;
import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Removes a file when it has been kept long enough (INV-240). What was asked for stays known. */
@Component
class DiscardExport implements OutboxKind {
    private final DataExportStore store;

    DiscardExport(DataExportStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "discard_export";
    }

    @Override
    public void run(Tenant tenant, UUID id) {
        store.deleteParts(id);
    }

    /** It is in nobody's way. */
    @Override
    public void giveUp(Tenant tenant, UUID id, String reason) {}
}
