package dev.tarn.platform;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.TableLike;

/** Which part of a list is asked for (PLT-006). Controllers take it as a parameter. */
public record Page(int number, int size) {
    static final int DEFAULT_SIZE = 100;
    static final int MAX_SIZE = 1000;

    /** One query for the rows of this page, one for the number of all. */
    public <R extends Record, T> Paged<T> fetch(
            DSLContext database,
            Collection<? extends SelectFieldOrAsterisk> fields,
            TableLike<?> from,
            Condition where,
            Collection<? extends OrderField<?>> order,
            RecordMapper<? super Record, T> mapper) {
        return fetch(database, fields, from, where, order, mapper, Integer.MAX_VALUE);
    }

    /**
     * The same of a list that may be too long to be counted: beyond so many rows, and this page, it tells that there are more, not how many.
     */
    public <R extends Record, T> Paged<T> fetch(
            DSLContext database,
            Collection<? extends SelectFieldOrAsterisk> fields,
            TableLike<?> from,
            Condition where,
            Collection<? extends OrderField<?>> order,
            RecordMapper<? super Record, T> mapper,
            int countedAtMost) {
        long atMost = Math.max(countedAtMost, (long) number * size + 1);
        int total =
                database.fetchCount(database.selectOne().from(from).where(where).limit(atMost));
        long offset = (long) (number - 1) * size;
        if (offset >= total) {
            return new Paged<>(java.util.List.of(), total, this);
        }
        var rows = database.select(fields)
                .from(from)
                .where(where)
                .orderBy(order)
                .limit(size)
                .offset(offset)
                .fetch(mapper);
        return new Paged<>(rows, total, this);
    }

    /** This page of a list that is at hand as a whole. */
    public <T> Paged<T> of(java.util.List<T> all) {
        long offset = Math.min((long) (number - 1) * size, all.size());
        long end = Math.min(offset + size, all.size());
        return new Paged<>(all.subList((int) offset, (int) end), all.size(), this);
    }
}
