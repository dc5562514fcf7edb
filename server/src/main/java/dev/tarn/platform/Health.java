package dev.tarn.platform;

import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/** Whether this node can do its work. */
@Component
public class Health {
    public static final String VERSION = "0.1.0";
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final DSLContext database;
    private final ApplicationAvailability availability;

    Health(DSLContext database, ApplicationAvailability availability) {
        this.database = database;
        this.availability = availability;
    }

    public boolean databaseAnswers() {
        try {
            return database.selectOne().fetchOne() != null;
        } catch (DataAccessException failure) {
            LOG.error("the database does not answer", failure);
            return false;
        }
    }

    public boolean isAcceptingRequests() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    }
}
