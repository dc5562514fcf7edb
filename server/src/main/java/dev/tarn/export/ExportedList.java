package dev.tarn.export;

import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.List;
import org.jooq.Record;
import org.jooq.ResultQuery;

/** A list that can be had as a file: its columns, and its rows as the screen's filters leave them. */
interface ExportedList {

    ExportType type();

    /** In the order of the file (INV-240). */
    List<Column> columns(Tenant tenant);

    /** One row of the file each, to be read one by one. Refuses filters that the screen's list refuses. */
    ResultQuery<? extends Record> rows(Tenant tenant, Query filters);
}
