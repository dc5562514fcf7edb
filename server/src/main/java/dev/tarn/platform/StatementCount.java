package dev.tarn.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.stereotype.Component;

/** Counts the statements sent to the database, COPY apart, so that a query per row shows. */
@Component
public class StatementCount implements ExecuteListenerProvider {
    private final Counter statements;

    StatementCount(MeterRegistry registry) {
        this.statements = Counter.builder("tarn.sql.statements")
                .description("Statements sent to the database")
                .register(registry);
    }

    @Override
    public ExecuteListener provide() {
        return ExecuteListener.onExecuteStart(context -> statements.increment());
    }

    public double count() {
        return statements.count();
    }
}
