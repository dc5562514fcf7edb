package dev.tarn.backfill;

import dev.tarn.backfill.Backfill.State;
import dev.tarn.backfill.ConcernedWindows.Concerned;
import dev.tarn.billing.BillAfterEnd;
import dev.tarn.billing.LateEffects;
import dev.tarn.billing.LateEffects.Effect;
import dev.tarn.billing.LateEffects.Events;
import dev.tarn.customer.Customers;
import dev.tarn.event.Event;
import dev.tarn.event.EventUpload.Taken;
import dev.tarn.event.WholeWrites;
import dev.tarn.event.WholeWrites.Write;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with backfills. Each step is one transaction: of two who want the same at once one waits and finds it done, and whatever
 * fails on the way leaves nothing behind.
 */
@Service
class Backfills {
    private final BackfillStore store;
    private final ConcernedWindows windows;
    private final WholeWrites writes;
    private final Customers customers;
    private final LateEffects effects;
    private final BillAfterEnd afterEnd;
    private final BillingClock clock;

    Backfills(
            BackfillStore store,
            ConcernedWindows windows,
            WholeWrites writes,
            Customers customers,
            LateEffects effects,
            BillAfterEnd afterEnd,
            BillingClock clock) {
        this.store = store;
        this.windows = windows;
        this.writes = writes;
        this.customers = customers;
        this.effects = effects;
        this.afterEnd = afterEnd;
        this.clock = clock;
    }

    /** Begins one that events can be added to. */
    @Transactional
    public UUID begin(Tenant tenant) {
        UUID id = Ids.next();
        store.insert(tenant, id, clock.now(tenant));
        return id;
    }

    /** Puts events that are new into it; which were. Places go on from the given one. */
    @Transactional
    public boolean[] add(Tenant tenant, UUID id, long firstPlace, List<Event> events) {
        boolean[] known = writes.areStored(events);
        var fresh = new ArrayList<Event>();
        var freshAt = new ArrayList<Integer>();
        for (int i = 0; i < known.length; i++) {
            if (!known[i]) {
                fresh.add(events.get(i));
                freshAt.add(i);
            }
        }
        var added = new boolean[events.size()];
        Set<Long> places = fresh.isEmpty() ? Set.of() : store.add(tenant, id, firstPlace, fresh);
        for (int i = 0; i < freshAt.size(); i++) {
            added[freshAt.get(i)] = places.contains(firstPlace + i);
        }
        return added;
    }

    /** Ends the upload; from here on it can be looked at and applied. */
    @Transactional
    public Backfill finish(Tenant tenant, UUID id, Taken taken) {
        store.uploaded(tenant, id, taken.duplicates(), taken.refused());
        return get(tenant, id);
    }

    /** Gives up an upload that did not come to its end. */
    @Transactional
    public void discard(Tenant tenant, UUID id) {
        store.delete(tenant, id);
    }

    Backfill get(Tenant tenant, UUID id) {
        return store.find(tenant, id).orElseThrow(() -> Refusal.notFound("backfill"));
    }

    Paged<Backfill> page(Tenant tenant, Page page) {
        return store.page(tenant, page);
    }

    /** Makes its events real, and has the difference of what is billed already billed on the next invoices. Applied again, nothing happens. */
    @Transactional
    public Backfill apply(Tenant tenant, UUID id) {
        Backfill backfill = locked(tenant, id);
        switch (backfill.state()) {
            case UPLOADING -> throw Refusal.notAllowed("backfill_not_uploaded");
            case UNDONE -> throw Refusal.notAllowed("backfill_already_undone");
            case APPLIED -> {
                return backfill;
            }
            case UPLOADED -> store(tenant, id);
        }
        return get(tenant, id);
    }

    /** No invoice is finalized in between: its customers are locked. */
    private void store(Tenant tenant, UUID id) {
        customers.lock(tenant, store.customerIds(tenant, id));
        Instant now = clock.now(tenant);
        List<Event> events = store.events(tenant, id, now);
        WholeWrites.Made made = writes.write(events);
        var elsewhere = new ArrayList<UUID>();
        for (int i = 0; i < events.size(); i++) {
            if (!made.stored()[i]) {
                elsewhere.add(events.get(i).id());
            }
        }
        store.remove(tenant, id, elsewhere);
        store.applied(tenant, id, made.write(), events.size() - elsewhere.size(), elsewhere.size(), now);
        windows.claim(tenant, id, made.write());
        afterEnd.billSoon(tenant, windows.customersAfterEnd(tenant, id), now);
    }

    /** Takes its events back, as long as nothing has been billed of any of them. Undone again, nothing happens. */
    @Transactional
    public Backfill undo(Tenant tenant, UUID id) {
        Backfill backfill = locked(tenant, id);
        if (backfill.state() == State.UNDONE) {
            return backfill;
        }
        Write write = backfill.write();
        if (backfill.state() != State.APPLIED || write == null) {
            throw Refusal.notAllowed("backfill_not_applied");
        }
        customers.lock(tenant, store.customerIds(tenant, id));
        if (windows.isBilled(tenant, id, write)) {
            throw Refusal.notAllowed("backfill_already_billed");
        }
        windows.release(tenant, id);
        writes.takeBack(tenant, write);
        store.undone(tenant, id, clock.now(tenant));
        return get(tenant, id);
    }

    private Backfill locked(Tenant tenant, UUID id) {
        return store.lock(tenant, id).orElseThrow(() -> Refusal.notFound("backfill"));
    }

    /** A window, and what its usage comes to without the events and with them. */
    record Difference(Concerned window, Effect effect) {}

    /** What its events change, or have changed; read now. One that is undone changes nothing. */
    Paged<Difference> differences(Tenant tenant, UUID id, Page page) {
        Backfill backfill = get(tenant, id);
        Events events = events(backfill);
        if (events == null) {
            return new Paged<>(List.of(), 0, page);
        }
        Paged<Concerned> concerned = windows.page(tenant, id, page);
        List<Effect> found = effects.of(
                tenant, concerned.items().stream().map(Concerned::asked).toList(), events);
        var differences = new ArrayList<Difference>();
        for (int i = 0; i < found.size(); i++) {
            differences.add(new Difference(concerned.items().get(i), found.get(i)));
        }
        return concerned.withItems(differences);
    }

    private static @Nullable Events events(Backfill backfill) {
        return switch (backfill.state()) {
            case UPLOADED -> new Events.Supposed(backfill.id());
            case APPLIED -> new Events.Written(Objects.requireNonNull(backfill.write()));
            case UPLOADING, UNDONE -> null;
        };
    }
}
