package dev.tarn.event;

import static dev.tarn.schema.Tables.EVENT_ROLLUP;
import static dev.tarn.schema.Tables.ROLLUP_DEFINITION;
import static dev.tarn.schema.Tables.UNIQUE_ROLLUP;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.event.RollupDefinitionStore.Metered;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RollupCheckTest {
    private final EventDatabase database = TarnServer.bean(EventDatabase.class);
    private final RollupWriter writer = TarnServer.bean(RollupWriter.class);
    private final RollupCheck check = TarnServer.bean(RollupCheck.class);
    private final Sandbox sandbox = Sandbox.at("2024-03-01");
    private final UUID organization = UUID.fromString(sandbox.organizationId());

    @Test
    void rollups_that_tell_what_events_do_are_right_also_while_events_are_pending() {
        sum();
        assertThat(check.violations(definition("volume"))).isEmpty();
        sandbox.event("volume", "sub", object("value", "7"));
        assertThat(check.violations(definition("volume"))).isEmpty();
    }

    @Test
    void a_sum_that_events_do_not_bear_out_is_named() {
        sum();
        long definition = definition("volume");
        database.write(transaction -> transaction
                .update(EVENT_ROLLUP)
                .set(EVENT_ROLLUP.UNITS, EVENT_ROLLUP.UNITS.plus(1))
                .where(EVENT_ROLLUP.DEFINITION_ID.eq(definition))
                .execute());
        assertThat(check.violations(definition))
                .singleElement()
                .asString()
                .contains("volume", organization.toString(), "subscription sub", "6", "5");
        assertThat(check.violations()).anyMatch(violation -> violation.contains(organization.toString()));
    }

    @Test
    void a_rollup_that_is_missing_or_one_too_many_is_named() {
        sum();
        long definition = definition("volume");
        database.write(transaction -> transaction
                .update(EVENT_ROLLUP)
                .set(EVENT_ROLLUP.EXTERNAL_SUBSCRIPTION_ID, "other")
                .where(EVENT_ROLLUP.DEFINITION_ID.eq(definition))
                .execute());
        assertThat(check.violations(definition))
                .hasSize(2)
                .anyMatch(violation -> violation.contains("subscription other"))
                .anyMatch(violation -> violation.contains("subscription sub,"));
    }

    @Test
    void an_operation_that_events_do_not_bear_out_is_named() {
        sandbox.metric("seats", "unique_count_agg", object("field_name", "user"));
        sandbox.event("seats", "sub", object("user", "ann"));
        long definition = definition("seats");
        assertThat(check.violations(definition)).isEmpty();
        database.write(transaction -> transaction
                .update(UNIQUE_ROLLUP)
                .set(UNIQUE_ROLLUP.ADDED, false)
                .where(UNIQUE_ROLLUP.DEFINITION_ID.eq(definition))
                .execute());
        assertThat(check.violations(definition)).hasSize(2).allMatch(violation -> violation.contains("=ann"));
    }

    @Test
    void rebuilding_makes_wrong_rollups_right_and_sweeps_what_belongs_to_nobody() {
        sum();
        long definition = definition("volume");
        database.write(transaction -> {
            transaction
                    .update(EVENT_ROLLUP)
                    .set(EVENT_ROLLUP.UNITS, EVENT_ROLLUP.UNITS.plus(1))
                    .where(EVENT_ROLLUP.DEFINITION_ID.eq(definition))
                    .execute();
            return transaction.execute("""
                    INSERT INTO event_rollup (definition_id, bucket_at, first_at, last_at, events_count, external_subscription_id,
                           dimensions_key, dimensions)
                    VALUES (-1, now(), now(), now(), 1, 'nobody', '', ARRAY[]::text[])
                    """);
        });
        assertThat(check.violations()).contains("rollups of definition -1, which does not exist");

        assertThat(new RebuildRollups(writer).run()).isTrue();

        assertThat(check.violations())
                .noneMatch(violation -> violation.contains(organization.toString()) || violation.contains(" -1,"));
        assertThat(definition("volume")).isNotEqualTo(definition);
        assertThat(check.violations(definition("volume"))).isEmpty();
        assertThat(database.context().fetchCount(EVENT_ROLLUP, EVENT_ROLLUP.DEFINITION_ID.in(-1L, definition)))
                .isZero();
    }

    private void sum() {
        sandbox.metric("volume", "sum_agg", object("field_name", "value"));
        sandbox.event("volume", "sub", object("value", "2"));
        sandbox.event("volume", "sub", object("value", "3"));
        sandbox.event("volume", "sub", object("value", "none"));
        while (writer.rollNext()) {
            // until nothing is pending
        }
    }

    /** The definition of a code, everything built and rolled up by it. */
    private long definition(String code) {
        writer.define(Set.of(new Metered(organization, code)), false);
        while (writer.buildNext() | writer.rollNext()) {
            // until all is done
        }
        List<Long> ids = database.context()
                .select(ROLLUP_DEFINITION.ID)
                .from(ROLLUP_DEFINITION)
                .where(ROLLUP_DEFINITION.ORGANIZATION_ID.eq(organization))
                .and(ROLLUP_DEFINITION.CODE.eq(code))
                .fetch(ROLLUP_DEFINITION.ID);
        assertThat(ids).hasSize(1);
        return ids.getFirst();
    }
}
