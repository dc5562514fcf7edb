package dev.tarn.platform;

import java.util.function.Supplier;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.dao.DuplicateKeyException;

/** Natural keys: the unique index decides, and what it refuses becomes the contract's answer. */
public final class Unique {
    private static final String UNIQUE_VIOLATION = "23505";

    private Unique() {}

    /** Runs a write; a value that is taken is refused as {@code value_already_exist} of the field, and the transaction is rolled back. */
    public static <T> T by(String field, Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Refusal.invalid(field, "value_already_exist");
        } catch (IntegrityConstraintViolationException violated) {
            if (UNIQUE_VIOLATION.equals(violated.sqlState())) {
                throw Refusal.invalid(field, "value_already_exist");
            }
            throw violated;
        }
    }
}
