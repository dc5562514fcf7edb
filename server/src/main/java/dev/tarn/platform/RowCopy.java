package dev.tarn.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableRecord;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Inserts many rows of one table by COPY, in the transaction under way: neither statement nor parameters are built for each row, which costs the
 * server more than the rows cost the database. Constraints and defaults hold as for any insert.
 */
public final class RowCopy {
    private static final SQLExceptionTranslator TRANSLATOR = new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");

    private RowCopy() {}

    /** Rows that set the same columns go together; what a row leaves out gets its default. */
    public static <R extends TableRecord<R>> void insert(DSLContext database, List<R> rows) {
        var byColumns =
                rows.stream().collect(Collectors.groupingBy(RowCopy::columns, LinkedHashMap::new, Collectors.toList()));
        byColumns.forEach((columns, alike) -> database.connection(connection -> {
            try {
                copy(connection, columns, alike);
            } catch (SQLException failure) {
                // as for any other statement: who gave way to somebody else is told from who did wrong
                var translated = TRANSLATOR.translate("copy of rows", null, failure);
                throw translated == null ? failure : translated;
            }
        }));
    }

    private static List<Field<?>> columns(TableRecord<?> row) {
        return Arrays.stream(row.fields()).filter(row::touched).toList();
    }

    private static void copy(Connection connection, List<Field<?>> columns, List<? extends TableRecord<?>> rows)
            throws SQLException {
        String table = rows.getFirst().getTable().getName();
        copy(connection, table, columns.stream().map(Field::getName).toList(), lines -> {
            for (TableRecord<?> row : rows) {
                for (Field<?> column : columns) {
                    lines.value(row.get(column));
                }
                lines.end();
            }
        });
    }

    /** Writes rows down, field by field. */
    public interface Rows {
        void write(CopyText lines) throws SQLException;
    }

    /** Inserts rows as they are written down, in the transaction of the connection. */
    public static void copy(Connection connection, String table, List<String> columns, Rows rows) throws SQLException {
        String copy =
                columns.stream().collect(Collectors.joining("\", \"", "COPY " + table + " (\"", "\") FROM STDIN"));
        CopyIn under = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            var lines = new CopyText(under);
            rows.write(lines);
            lines.flush();
            under.endCopy();
        } finally {
            if (under.isActive()) {
                under.cancelCopy();
            }
        }
    }
}
