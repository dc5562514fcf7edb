package dev.tarn.engine.usage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an event of a unique count does to its value (MTR-100). */
public enum Operation {
    ADD,
    REMOVE;

    /** The operation a text names; absent means add, any other text means none (MTR-102). */
    public static Optional<Operation> parse(@Nullable String text) {
        return switch (text) {
            case null -> Optional.of(ADD);
            case "add" -> Optional.of(ADD);
            case "remove" -> Optional.of(REMOVE);
            default -> Optional.empty();
        };
    }
}
