package dev.tarn.simulation;

import static dev.tarn.testing.Json.object;

import dev.tarn.testing.Sandbox;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people do in so many days, drawn from a seed: the same seed is the same life. Each subject has its own steps: what is sold, used, given,
 * prepaid, paid and edited.
 */
final class Script {
    static final LocalDate FROM = LocalDate.parse("2024-01-01");

    private final Life life;
    private final SaleSteps sales;
    private final UsageSteps usage;
    private final boolean correctsLateEvents;

    private Script(long seed, int days) {
        LocalDate to = FROM.plusDays(days);
        var chance = new Chance(seed);
        life = new Life(FROM, to);
        sales = new SaleSteps(chance, life, FROM, to);
        usage = new UsageSteps(chance, life, sales);
        correctsLateEvents = seed % 2 == 0;
        var credits = new CreditSteps(chance, life);
        var wallets = new WalletSteps(chance, life);
        var payments = new PaymentSteps(chance, life);
        var edits = new EditSteps(chance, life);
        sales.sellEverything();
        for (LocalDate day = FROM.plusDays(1); day.isBefore(to.minusDays(2)); day = day.plusDays(1)) {
            usage.draw(day);
            sales.draw(day);
            credits.draw(day);
            wallets.draw(day);
            payments.draw(day);
            edits.draw(day);
        }
        sales.endEverything();
    }

    static Script of(long seed, int days) {
        return new Script(seed, days);
    }

    /** Every subscription of the script. */
    List<String> subscriptionIds() {
        return sales.all().stream().map(each -> each.id).toList();
    }

    /** How many calls were made under this subscription while it was in force. */
    int calls(String subscriptionId) {
        return usage.calls(subscriptionId);
    }

    /** An organization of the first day with everything on offer; what becomes of late events depends on the seed. */
    Sandbox world() {
        ObjectNode settings = object("late_events", correctsLateEvents ? "correct" : "ignore");
        var org = Sandbox.at(FROM.toString(), settings);
        Offer.in(org);
        return org;
    }

    /** Lives it all day by day. */
    void live(Sandbox org, Life.Witness witness) {
        life.live(org, witness);
    }

    /** Does the same, but the clock stops only where something is done. */
    void jump(Sandbox org, Life.Travel travel) {
        life.jump(org, travel);
    }
}
