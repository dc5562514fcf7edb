package dev.tarn.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The limit of a billing run: a program that knows the rows already and only writes them, into tables with the columns, indexes, checks and foreign
 * keys of the server's own; 2 connections, 100 invoices a transaction.
 */
final class PlainInvoices {
    private static final int CONNECTIONS = 2;
    private static final int INVOICES_A_TRANSACTION = 100;
    /** Rows are kept in memory while they are written: so many are enough to tell a rate. */
    private static final int INVOICES = 3_000;

    private static final List<String> TABLES =
            List.of("invoice", "invoice_subscription", "invoice_tax", "fee", "fee_tax");

    private final Server server;
    private final UUID organization;
    /** The columns of each table that can be written. */
    private final Map<String, List<String>> columns = new LinkedHashMap<>();

    PlainInvoices(Server server, UUID organization) throws Exception {
        this.server = server;
        this.organization = organization;
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                columns.put(table, columnsOf(statement, table));
                statement.execute("CREATE TABLE plain_" + table + " (LIKE " + table + " INCLUDING ALL)");
                for (String key : texts(
                        statement,
                        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND conrelid = '"
                                + table + "'::regclass")) {
                    statement.execute("ALTER TABLE plain_" + table + " ADD " + key);
                }
            }
        }
    }

    private static List<String> columnsOf(Statement statement, String table) throws SQLException {
        return texts(
                statement,
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '"
                        + table + "' AND is_generated = 'NEVER' AND is_identity = 'NO' ORDER BY ordinal_position");
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Invoices a second, writing those that the server issued on this day. */
    double write(String day) throws Exception {
        List<Map<String, List<String[]>>> transactions = read(day);
        var next = new AtomicInteger();
        long started = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var writers = new ArrayList<Future<Void>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                writers.add(threads.submit(() -> write(transactions, next)));
            }
            for (Future<Void> done : writers) {
                done.get();
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        int invoices = transactions.stream()
                .mapToInt(each -> each.getOrDefault("invoice", List.of()).size())
                .sum();
        return invoices / seconds;
    }

    private Void write(List<Map<String, List<String[]>>> transactions, AtomicInteger next) throws Exception {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            for (int i = next.getAndIncrement(); i < transactions.size(); i = next.getAndIncrement()) {
                for (Map.Entry<String, List<String[]>> table :
                        transactions.get(i).entrySet()) {
                    insert(connection, table.getKey(), table.getValue());
                }
                connection.commit();
            }
        }
        return null;
    }

    private void insert(Connection connection, String table, List<String[]> rows) throws SQLException {
        List<String> names = columns.getOrDefault(table, List.of());
        String values = "?, ".repeat(names.size() - 1) + "?";
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO plain_" + table + " (" + String.join(", ", names) + ") VALUES (" + values + ")")) {
            for (String[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setString(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Batches as multi-row statements, values typed by their columns. */
    private Connection connection() throws IOException, SQLException {
        return server.database("&reWriteBatchedInserts=true&stringtype=unspecified");
    }

    private List<Map<String, List<String[]>>> read(String day) throws Exception {
        var transactions = new ArrayList<Map<String, List<String[]>>>();
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            List<String> ids = texts(
                    statement,
                    "SELECT id FROM invoice WHERE organization_id = '" + organization + "' AND issuing_on = '" + day
                            + "' ORDER BY id LIMIT " + INVOICES);
            for (int from = 0; from < ids.size(); from += INVOICES_A_TRANSACTION) {
                String list =
                        "'" + String.join("','", ids.subList(from, Math.min(ids.size(), from + INVOICES_A_TRANSACTION)))
                                + "'";
                var rows = new LinkedHashMap<String, List<String[]>>();
                for (String table : TABLES) {
                    rows.put(table, rows(statement, table, list));
                }
                transactions.add(rows);
            }
        }
        return transactions;
    }

    private List<String[]> rows(Statement statement, String table, String invoiceIds) throws SQLException {
        List<String> names = columns.getOrDefault(table, List.of());
        String condition = switch (table) {
            case "invoice" -> "id IN (" + invoiceIds + ")";
            case "fee_tax" -> "fee_id IN (SELECT id FROM fee WHERE invoice_id IN (" + invoiceIds + "))";
            default -> "invoice_id IN (" + invoiceIds + ")";
        };
        var rows = new ArrayList<String[]>();
        try (ResultSet found = statement.executeQuery(
                "SELECT " + String.join(", ", names) + " FROM " + table + " WHERE " + condition)) {
            while (found.next()) {
                var row = new String[names.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = found.getString(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
