package dev.tarn.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one subscription, or of what belongs to none.
 *
 * @param title null where there is nothing to tell apart
 */
record Section(@Nullable String title, List<Block> blocks, String amount) {

    /** Lines that cover the same period; {@code period} null where none is stated. */
    record Block(@Nullable String period, List<Line> lines) {}
}
