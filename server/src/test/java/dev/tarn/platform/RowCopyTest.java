package dev.tarn.platform;

import static dev.tarn.schema.Tables.EVENT_STORE_PARTITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.testing.TarnServer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** Whatever a column can hold goes through COPY as it is. */
class RowCopyTest {
    private final DSLContext database = TarnServer.bean(DSLContext.class);

    private record Row(UUID id, Instant at, String text) {}

    private List<Row> copied(List<Row> rows) {
        return database.transactionResult(configuration -> {
            DSLContext transaction = configuration.dsl();
            transaction.execute(
                    "CREATE TEMPORARY TABLE copied (place bigint PRIMARY KEY, id uuid, at timestamptz, text text) ON COMMIT DROP");
            transaction.connection(connection -> RowCopy.copy(
                    connection, "copied", List.of("place", "id", "at", "text"), lines -> write(rows, lines)));
            return transaction
                    .fetch("SELECT id, at, text FROM copied ORDER BY place")
                    .map(row -> new Row(row.get(0, UUID.class), row.get(1, Instant.class), row.get(2, String.class)));
        });
    }

    private static void write(List<Row> rows, CopyText lines) throws SQLException {
        for (int i = 0; i < rows.size(); i++) {
            lines.add(i)
                    .add(rows.get(i).id())
                    .add(rows.get(i).at())
                    .add(rows.get(i).text());
            lines.end();
        }
    }

    @Test
    void texts_and_instants_of_all_kinds_come_back_as_they_were() {
        var rows = new ArrayList<Row>();
        for (String text : List.of(
                "",
                "\\N",
                "\\.",
                "a\tb\nc\rd\\e",
                "\u00e9\u4e2d\ud83d\ude00\\\t",
                "plain",
                "x".repeat(100_000),
                "\u00fc".repeat(70_000))) {
            for (String at : List.of(
                    "1970-01-01T00:00:00Z",
                    "1969-12-31T23:59:59Z",
                    "2024-02-29T23:59:59.123456Z",
                    "9999-12-31T23:59:59.999Z")) {
                rows.add(new Row(UUID.randomUUID(), Instant.parse(at), text));
            }
        }

        assertThat(copied(rows)).isEqualTo(rows);
    }

    @Test
    void a_thousand_rows_are_sent_in_pieces() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(new Row(new UUID(i * 0x123456789abcdefL, ~i), Instant.ofEpochSecond(i * 86_399L), "row " + i));
        }

        assertThat(copied(rows)).isEqualTo(rows);
    }

    @Test
    void what_fails_on_the_way_leaves_a_connection_that_can_be_used() {
        assertThatThrownBy(() -> database.connection(
                        connection -> RowCopy.copy(connection, "organization", List.of("id"), lines -> {
                            throw new SQLException("no more rows");
                        })))
                .isInstanceOf(DataAccessException.class);
        assertThat(database.fetchValue("SELECT 1")).isEqualTo(1);
    }

    @Test
    void a_key_that_is_taken_is_told_as_for_any_other_insert() {
        var row = database.newRecord(EVENT_STORE_PARTITION);
        row.setNo(database.select(DSL.max(EVENT_STORE_PARTITION.NO))
                .from(EVENT_STORE_PARTITION)
                .fetchSingle()
                .value1());

        assertThatThrownBy(() -> RowCopy.insert(database, List.of(row))).isInstanceOf(DuplicateKeyException.class);
    }
}
