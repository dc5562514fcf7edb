package dev.tarn.dunning;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.dunning.DunnedCustomers.Overdue;
import dev.tarn.dunning.DunnedCustomers.Standing;
import dev.tarn.engine.dunning.DunningTerms;
import dev.tarn.payment.PaymentRequests;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks customers for what they owe late (CRD-311), and forgets how often it did when that begins anew (CRD-313). */
@Service
class Dunning {
    private final DunnedCustomers customers;
    private final CampaignStore campaigns;
    private final Customers allCustomers;
    private final PaymentRequests requests;
    private final DueWork dueWork;
    private final AttemptDunning attemptDunning;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    Dunning(
            DunnedCustomers customers,
            CampaignStore campaigns,
            Customers allCustomers,
            PaymentRequests requests,
            DueWork dueWork,
            AttemptDunning attemptDunning,
            BillingClock clock,
            ApplicationEventPublisher events) {
        this.customers = customers;
        this.campaigns = campaigns;
        this.allCustomers = allCustomers;
        this.requests = requests;
        this.dueWork = dueWork;
        this.attemptDunning = attemptDunning;
        this.clock = clock;
        this.events = events;
    }

    /** What is known of the customers that are to be asked. */
    private record Facts(
            Map<UUID, DunningCampaign> campaigns,
            Map<UUID, List<Overdue>> overdue,
            Map<UUID, Map<String, Integer>> attempts) {}

    /** Asks those of the customers whose time it is. */
    @Transactional
    public void attempt(Tenant tenant, Collection<UUID> customerIds) {
        allCustomers.lock(tenant, customerIds);
        Map<UUID, Standing> standings = customers.standings(tenant, customerIds);
        var facts = new Facts(
                campaigns.byIds(
                        tenant,
                        standings.values().stream().map(Standing::campaignId).collect(Collectors.toSet())),
                customers.overdue(tenant, standings.keySet()),
                customers.attempts(tenant, standings.keySet()));
        Instant now = clock.now(tenant);
        var again = new HashMap<UUID, Standing>();
        Map<UUID, Instant> earliest = nextAttempts(tenant, standings);
        standings.forEach((id, standing) -> {
            boolean tooEarly = earliest.getOrDefault(id, now).isAfter(now);
            if (tooEarly || ask(tenant, standing, facts, now)) {
                again.put(id, tooEarly ? standing : new Standing(id, standing.campaignId(), now, null));
            }
        });
        schedule(tenant, again);
    }

    /** Whether the customer was asked and may be asked again. */
    private boolean ask(Tenant tenant, Standing standing, Facts facts, Instant now) {
        UUID id = standing.customerId();
        DunningCampaign campaign = Known.in(facts.campaigns(), standing.campaignId());
        List<Overdue> overdue = facts.overdue().getOrDefault(id, List.of());
        Map<String, Integer> attempts = new TreeMap<>(facts.attempts().getOrDefault(id, Map.of()));
        Set<String> due = campaign.terms().due(totals(overdue), attempts);
        if (due.isEmpty()) {
            return false;
        }
        for (String currency : due) {
            customers.countAttempt(tenant, id, currency);
            attempts.merge(currency, 1, Integer::sum);
            byEntity(overdue, currency)
                    .values()
                    .forEach(invoices -> requests.create(tenant, id, invoices, campaign.id()));
        }
        boolean finished = campaign.terms().finished(attempts);
        customers.attempted(tenant, id, now, finished ? now : null);
        if (finished) {
            events.publishEvent(new DunningFinished(tenant, id, campaign.code()));
        }
        return !finished;
    }

    private static Map<String, Long> totals(List<Overdue> overdue) {
        return overdue.stream()
                .collect(Collectors.groupingBy(Overdue::currency, Collectors.summingLong(Overdue::totalAmountCents)));
    }

    private static Map<UUID, List<UUID>> byEntity(List<Overdue> overdue, String currency) {
        return overdue.stream()
                .filter(invoice -> invoice.currency().equals(currency))
                .collect(Collectors.groupingBy(
                        Overdue::billingEntityId,
                        LinkedHashMap::new,
                        Collectors.mapping(Overdue::invoiceId, Collectors.toList())));
    }

    /** Invoices of these customers have become overdue. */
    void overdue(Tenant tenant, Collection<UUID> customerIds) {
        schedule(tenant, customers.standings(tenant, customerIds));
    }

    /** The settings of one customer have changed: counted anew, by whatever campaign applies now. */
    void customerChanged(Tenant tenant, UUID customerId) {
        customers.reset(tenant, List.of(customerId));
        schedule(tenant, customers.standings(tenant, List.of(customerId)));
    }

    void entityChanged(Tenant tenant, UUID billingEntityId, @Nullable UUID campaignId) {
        customers.reset(tenant, customers.inheritingFrom(tenant, billingEntityId));
        if (campaignId != null) {
            schedule(tenant, customers.owing(tenant, campaignId));
        }
    }

    void campaignEnds(Tenant tenant, UUID campaignId) {
        customers.reset(tenant, customers.ofCampaign(tenant, campaignId));
    }

    void termsChanged(Tenant tenant, UUID campaignId, DunningTerms terms) {
        Set<UUID> asked = customers.ofCampaign(tenant, campaignId);
        var overdue = customers.overdue(tenant, asked);
        customers.reset(
                tenant,
                asked.stream()
                        .filter(id -> !terms.anyReached(totals(overdue.getOrDefault(id, List.of()))))
                        .toList());
        schedule(tenant, customers.owing(tenant, campaignId));
    }

    /** At once where nobody has been asked yet, else when it is time again. */
    private void schedule(Tenant tenant, Map<UUID, Standing> standings) {
        Instant now = clock.now(tenant);
        Map<UUID, Instant> earliest = nextAttempts(tenant, standings);
        var entries = standings.keySet().stream()
                .map(id -> {
                    Instant at = earliest.getOrDefault(id, now);
                    return new DueWork.Entry(id, id, at.isBefore(now) ? now : at);
                })
                .toList();
        dueWork.scheduleAll(tenant, attemptDunning, entries);
    }

    /** Absent: never asked, so at any time. */
    private Map<UUID, Instant> nextAttempts(Tenant tenant, Map<UUID, Standing> standings) {
        var asked = standings.values().stream()
                .filter(standing -> standing.lastAttemptAt() != null)
                .toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Customer> zones = allCustomers.byIds(
                tenant, asked.stream().map(Standing::customerId).toList());
        Map<UUID, DunningCampaign> known =
                campaigns.byIds(tenant, asked.stream().map(Standing::campaignId).collect(Collectors.toSet()));
        var next = new HashMap<UUID, Instant>();
        for (Standing standing : asked) {
            Instant last = standing.lastAttemptAt();
            if (last != null) {
                var zone = Known.in(zones, standing.customerId()).applicableZone();
                next.put(
                        standing.customerId(),
                        Known.in(known, standing.campaignId()).terms().nextAttemptAt(last, zone));
            }
        }
        return next;
    }
}
