package dev.tarn.event;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tarn.platform.StatementCount;
import java.sql.Connection;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Connections of their own for writing and reading events. Usage is read in one snapshot, whatever transaction its reader is in; and as those
 * who hold one of these connections never wait for one of the others, readers inside transactions cannot block each other.
 */
@Component
public class EventDatabase implements DisposableBean {
    private static final int CONNECTIONS = 10;

    private final HikariDataSource pool;
    private final DSLContext database;

    EventDatabase(HikariDataSource main, StatementCount count) {
        var configuration = new HikariConfig();
        main.copyStateTo(configuration);
        configuration.setPoolName("tarn-events");
        configuration.setMaximumPoolSize(CONNECTIONS);
        configuration.setMinimumIdle(1);
        // partitions and pending ranges differ from call to call: a plan made for none of them is a bad plan for all
        configuration.setConnectionInitSql("SET plan_cache_mode = force_custom_plan");
        this.pool = new HikariDataSource(configuration);
        this.database = DSL.using(
                new DefaultConfiguration().set(pool).set(SQLDialect.POSTGRES).set(count));
    }

    /** Each statement sees what is committed when it starts. */
    <T> T write(Function<DSLContext, T> work) {
        return database.transactionResult(configuration -> work.apply(configuration.dsl()));
    }

    /** All statements see the same state. */
    public <T> T snapshot(Function<DSLContext, T> work) {
        return database.transactionResult(configuration -> {
            DSLContext context = configuration.dsl();
            context.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return work.apply(context);
        });
    }

    /**
     * As {@link #snapshot}, with nobody writing events while it is taken: it is taken by the first statement, so writers have to be out before
     * the transaction begins.
     *
     * @param first read while writers are out
     */
    <M, T> T snapshotWithoutWriters(Function<DSLContext, M> first, BiFunction<DSLContext, M, T> work) {
        return database.connectionResult(connection -> {
            DSLContext alone = DSL.using(connection, SQLDialect.POSTGRES);
            EventPartitions.lockWritersOut(alone);
            boolean out = true;
            try {
                connection.setAutoCommit(false);
                alone.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                M read = first.apply(alone);
                EventPartitions.letWritersIn(alone);
                out = false;
                return work.apply(alone, read);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                if (out) {
                    EventPartitions.letWritersIn(alone);
                }
            }
        });
    }

    /** One connection outside of jOOQ, for reading more rows than memory should hold. */
    Connection connection() throws java.sql.SQLException {
        return pool.getConnection();
    }

    DSLContext context() {
        return database;
    }

    @Override
    public void destroy() {
        pool.close();
    }
}
