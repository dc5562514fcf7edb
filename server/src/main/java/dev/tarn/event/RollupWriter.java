package dev.tarn.event;

import static dev.tarn.schema.Tables.ROLLUP_DEFINITION;
import static dev.tarn.schema.Tables.ROLLUP_RETIRED;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.event.RollupDefinitionStore.Metered;
import dev.tarn.event.RollupDefinitionStore.Need;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of rolling up, each a transaction of its own. One node at a time, by lock. */
@Component
class RollupWriter {
    private static final Logger LOG = LoggerFactory.getLogger(RollupWriter.class);
    private static final long ROLLER_LOCK = 0x7461726e_00000002L;
    /** Write transactions rolled up at once. */
    private static final int WRITES = 64;

    private static final int DELETED_AT_ONCE = 20_000;

    private final EventDatabase database;
    private final MeteredCodes checked;

    RollupWriter(EventDatabase database, MeteredCodes checked) {
        this.database = database;
        this.checked = checked;
    }

    private <T> T alone(Function<DSLContext, T> work) {
        return database.write(transaction -> {
            lockOut(transaction);
            return work.apply(transaction);
        });
    }

    /** Keeps all that roll up out until the end of the transaction. */
    static void lockOut(DSLContext transaction) {
        transaction.execute("SELECT pg_advisory_xact_lock({0})", DSL.inline(ROLLER_LOCK));
    }

    /** Rolls up the oldest writes that are not yet; false when there are none. */
    boolean rollNext() {
        PendingWrites oldest = database.write(RollupWriter::pending);
        if (oldest.isEmpty()) {
            return false;
        }
        Set<Metered> codes = database.write(transaction -> codesOf(transaction, oldest));
        define(checked.missingOf(codes), false);
        return alone(transaction -> roll(transaction, oldest, codes));
    }

    /** Another node may have been faster with some of the writes. */
    private static boolean roll(DSLContext transaction, PendingWrites oldest, Set<Metered> codes) {
        PendingWrites taken = PendingWrites.take(transaction, oldest);
        if (!taken.isEmpty()) {
            for (AggregationType type : typesOf(transaction, codes)) {
                transaction.execute(RollupSql.roll(type), taken.partitions(), taken.first(), taken.end(), taken.ids());
            }
        }
        return true;
    }

    private static PendingWrites pending(DSLContext transaction) {
        return PendingWrites.read(transaction, WRITES);
    }

    private static Set<Metered> codesOf(DSLContext transaction, PendingWrites pending) {
        if (pending.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(transaction
                .resultQuery(RollupSql.CODES, pending.partitions(), pending.first(), pending.end(), pending.ids())
                .fetch(row -> new Metered(row.get(0, java.util.UUID.class), row.get(1, String.class))));
    }

    private static Set<AggregationType> typesOf(DSLContext transaction, Set<Metered> codes) {
        return RollupDefinitionStore.of(transaction, codes).stream()
                .map(RollupDefinition::aggregation)
                .collect(Collectors.toSet());
    }

    /**
     * Holds the definitions of these codes against what is needed, and replaces those that do not tell it.
     *
     * @param anew replaces them in any case
     */
    void define(Set<Metered> codes, boolean anew) {
        if (codes.isEmpty()) {
            return;
        }
        Set<Metered> changed = database.write(transaction -> changed(transaction, codes, anew));
        if (!changed.isEmpty()) {
            alone(transaction -> {
                replace(transaction, changed);
                return changed;
            });
            LOG.debug("rollups of {} are built anew", changed);
        }
        checked.add(codes);
    }

    /** Has the rollups of these codes built from their events once more. Whoever rolls up has to be locked out; writers are from here on. */
    static void replace(DSLContext transaction, Set<Metered> codes) {
        EventPartitions.excludeWriters(transaction);
        Map<Metered, Need> needs = RollupDefinitionStore.needs(transaction, codes).stream()
                .collect(Collectors.toMap(Need::metered, Function.identity()));
        for (Metered metered : codes) {
            RollupDefinitionStore.retire(transaction, metered);
            Need need = needs.get(metered);
            if (need != null) {
                RollupDefinitionStore.define(transaction, need);
            }
        }
    }

    private static Set<Metered> changed(DSLContext transaction, Set<Metered> codes, boolean anew) {
        Map<Metered, Need> needs = RollupDefinitionStore.needs(transaction, codes).stream()
                .collect(Collectors.toMap(Need::metered, Function.identity()));
        Map<Metered, RollupDefinition> definitions = RollupDefinitionStore.of(transaction, codes).stream()
                .collect(Collectors.toMap(
                        definition -> new Metered(definition.organizationId(), definition.code()),
                        Function.identity()));
        var changed = new HashSet<Metered>();
        for (Metered metered : codes) {
            Need need = needs.get(metered);
            RollupDefinition definition = definitions.get(metered);
            boolean fits = definition == null
                    ? need == null
                    : need != null && !anew && definition.covers(need.aggregation(), need.fieldName(), need.keys());
            if (!fits) {
                changed.add(metered);
            }
        }
        return changed;
    }

    /** Builds one partition of one definition; false when all are built. */
    boolean buildNext() {
        // a look before the lock: this is asked after every roll, and nearly always for nothing
        return !RollupDefinitionStore.unbuilt(database.context()).isEmpty() && buildOne();
    }

    private boolean buildOne() {
        return alone(transaction -> {
            var unbuilt = RollupDefinitionStore.unbuilt(transaction);
            if (unbuilt.isEmpty()) {
                return false;
            }
            RollupDefinition definition = unbuilt.getFirst();
            int partition = transaction
                    .update(ROLLUP_DEFINITION)
                    .set(ROLLUP_DEFINITION.PARTITIONS_BUILT, ROLLUP_DEFINITION.PARTITIONS_BUILT.plus(1))
                    .where(ROLLUP_DEFINITION.ID.eq(definition.id()))
                    .returningResult(ROLLUP_DEFINITION.PARTITIONS_BUILT)
                    .fetchSingle()
                    .value1();
            transaction.execute(RollupSql.build(definition.aggregation()), definition.id(), partition);
            return true;
        });
    }

    /** Deletes some of what replaced definitions left behind; false when nothing is left. */
    boolean sweepNext() {
        return database.context().fetchExists(ROLLUP_RETIRED) && sweepSome();
    }

    private boolean sweepSome() {
        return alone(transaction -> {
            var retired = transaction.selectFrom(ROLLUP_RETIRED).limit(1).fetch(ROLLUP_RETIRED.DEFINITION_ID);
            if (retired.isEmpty()) {
                return false;
            }
            int deleted = 0;
            for (String sweep : RollupSql.SWEEPS) {
                deleted += transaction.execute(sweep, retired.getFirst(), DELETED_AT_ONCE);
            }
            if (deleted == 0) {
                transaction
                        .deleteFrom(ROLLUP_RETIRED)
                        .where(ROLLUP_RETIRED.DEFINITION_ID.eq(retired.getFirst()))
                        .execute();
            }
            return true;
        });
    }

    /** Lets the sweep take what no definition speaks for. */
    void retireOrphans() {
        alone(transaction -> transaction.execute(RollupSql.RETIRE_ORPHANS));
    }

    /** The codes that have definitions. */
    Set<Metered> defined() {
        var codes = new ArrayList<Metered>();
        database.write(RollupDefinitionStore::all)
                .forEach(definition -> codes.add(new Metered(definition.organizationId(), definition.code())));
        return new HashSet<>(codes);
    }
}
