package dev.tarn.event;

import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where events are kept. PostgreSQL is behind it; a log or a column store can be. */
interface EventStore {

    /**
     * Stores the events of these requests in one transaction and returns once that is on disk. A request that holds an event whose key
     * (organization, subscription, transaction id) is taken is refused whole; the others go through. Requests come in order: of two with the
     * same key the earlier wins.
     *
     * @return for each request the places of its events that are duplicates; empty: stored
     */
    List<Set<Integer>> append(List<Submission> submissions);

    /** The first event of the organization with this transaction id, whatever its subscription (MTR-050). */
    Optional<Event> find(UUID organizationId, String transactionId);

    /** Latest first (MTR-051). */
    Paged<Event> list(UUID organizationId, EventFilter filter, Page page);
}
