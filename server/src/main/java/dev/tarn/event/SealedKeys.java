package dev.tarn.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Filters over the keys of sealed partitions, so that nearly every new event is known to be new without a look at their indexes. They are built
 * in the background when first asked for; until then, and for all but the most recent partitions, the index has to be asked.
 */
@Component
class SealedKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SealedKeys.class);
    /** Filters take at most this share of the heap: at two million events a partition, 4 MB each. */
    private static final int SHARE_OF_HEAP = 4;

    private static final int FETCH_SIZE = 10_000;

    private final EventDatabase database;
    private final long maxBytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    /** One after the other: whoever writes events needs connections, too. */
    private final ReentrantLock builder = new ReentrantLock();

    private final ConcurrentHashMap<Integer, BloomFilter> filters = new ConcurrentHashMap<>();
    private final Set<Integer> building = ConcurrentHashMap.newKeySet();

    SealedKeys(EventDatabase database) {
        this.database = database;
    }

    /** The keys of one partition: whether one with this hash may be among them. */
    interface Keys {
        boolean mayContain(long hash);
    }

    Keys of(int partition) {
        BloomFilter filter = filters.get(partition);
        if (filter == null) {
            buildLater(partition);
            return hash -> true;
        }
        return filter::mayContain;
    }

    private void buildLater(int partition) {
        boolean recent = bytes() < maxBytes || partition > oldest();
        if (recent && building.add(partition)) {
            Thread.ofVirtual().name("event-keys-" + partition).start(() -> build(partition));
        }
    }

    private long bytes() {
        return filters.values().stream().mapToLong(BloomFilter::bytes).sum();
    }

    private int oldest() {
        return filters.keySet().stream().min(Comparator.naturalOrder()).orElse(0);
    }

    private void build(int partition) {
        builder.lock();
        try {
            filters.put(partition, read(partition));
            while (bytes() > maxBytes && oldest() < partition) {
                filters.remove(oldest());
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.warn("the keys of event partition {} cannot be read; its index is asked instead", partition, failure);
        } finally {
            building.remove(partition);
            builder.unlock();
        }
    }

    private BloomFilter read(int partition) throws SQLException {
        String table = EventPartitions.table(partition);
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            try {
                return read(connection, table);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static BloomFilter read(Connection connection, String table) throws SQLException {
        var filter = new BloomFilter(count(connection, table));
        try (PreparedStatement keys =
                connection.prepareStatement("SELECT organization_id, external_subscription_id, transaction_id FROM "
                        + table + " WHERE external_subscription_id IS NOT NULL")) {
            keys.setFetchSize(FETCH_SIZE);
            ResultSet rows = keys.executeQuery();
            while (rows.next()) {
                filter.add(BloomFilter.hash(rows.getObject(1, UUID.class), text(rows, 2), text(rows, 3)));
            }
        }
        return filter;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM " + table)) {
            ResultSet row = count.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        @Nullable String text = rows.getString(column);
        return text == null ? "" : text;
    }
}
