package dev.tarn.platform;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that went away, or has no room, from work that fails by itself. */
final class Outage {
    /** Connection lost, resources short, stopped by an operator, error of the system (classes of SQL states). */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean outage = cause instanceof SQLException refused && isOutage(refused.getSQLState());
            // neither begin nor roll back is a question of the work inside
            if (outage
                    || cause instanceof TransactionSystemException
                    || cause instanceof CannotCreateTransactionException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(@Nullable String sqlState) {
        return sqlState != null && sqlState.length() == 5 && CLASSES.contains(sqlState.substring(0, 2));
    }
}
