package dev.tarn.export;

import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A column of a file. What it finds in a row is text that somebody entered, or a value of ours. */
record Column(String title, Function<Record, @Nullable Object> value) {

    static Column of(String title, Field<?> field) {
        return new Column(title, row -> row.get(field));
    }
}
