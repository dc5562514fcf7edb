package dev.tarn.billing;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.TarnServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer moves to another time zone: no period is billed twice, none is left out (BIL-004). */
class ZoneChangeTest {

    @ParameterizedTest(name = "from {0} to {1} at {2}")
    @CsvSource({
        // March has begun in Tokyo and was billed; in Los Angeles it is February again
        "Asia/Tokyo, America/Los_Angeles, 2024-02-29T20:00",
        // it is February in Los Angeles; in Tokyo March has begun and was not billed
        "America/Los_Angeles, Asia/Tokyo, 2024-02-29T20:00",
        "Pacific/Apia, Pacific/Pago_Pago, 2024-02-29T12:00",
        "Pacific/Pago_Pago, Pacific/Apia, 2024-02-29T12:00",
        "Europe/Berlin, Asia/Kathmandu, 2024-02-15T12:00",
    })
    void every_month_is_billed_once(String from, String to, String movedAt) {
        for (boolean inAdvance : new boolean[] {true, false}) {
            var world = World.at("2024-01-01T12:00").customer(from).plan("plan", 3000, "monthly", inAdvance);
            world.subscribe("plan", "calendar");
            world.travelTo(movedAt).org().customer("ada", object("timezone", to));
            world.travelTo("2024-06-15");

            assertThat(world.subscriptionFees()).hasSize(inAdvance ? 6 : 5).endsWith(3000L, 3000L, 3000L, 3000L);
            assertThat(gaps(world)).isEmpty();
        }
        assertThat(TarnServer.violations()).isEmpty();
    }

    @Test
    void the_zone_of_the_billing_entity_moves_those_who_have_none() {
        var world = World.at("2024-01-01T12:00").customer(null).plan("plan", 3000, "monthly", false);
        world.subscribe("plan", "calendar");
        var entity = world.org()
                .get("/billing_entities")
                .ok()
                .at("/billing_entities/0/code")
                .asString();
        world.org()
                .put("/billing_entities/" + entity, object("billing_entity", object("timezone", "America/New_York")))
                .ok();
        world.travelTo("2024-02-01T04:59");
        assertThat(world.invoices()).isEmpty();

        world.travelTo("2024-02-01T05:00");

        assertThat(world.last().get("issuing_date").asString()).isEqualTo("2024-02-01");
    }

    /** Windows of usage that do not begin where the one before ended. */
    private static List<String> gaps(World world) {
        var found = new ArrayList<String>();
        String end = null;
        for (var invoice : world.invoices()) {
            var period = invoice.at("/billing_periods/0");
            String from = period.get("charges_from_datetime").asString();
            if (end != null && !java.time.Instant.parse(end).plusSeconds(1).equals(java.time.Instant.parse(from))) {
                found.add(end + " then " + from);
            }
            end = period.get("charges_to_datetime").asString();
            if (end.equals(from)) {
                end = null; // what starts in advance has no usage yet
            }
        }
        return found;
    }
}
