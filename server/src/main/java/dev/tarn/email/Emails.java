package dev.tarn.email;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Outbox;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where capabilities ask for e-mails, in the transaction that makes them due. */
@Service
public class Emails {
    private final EmailStore store;
    private final SendEmail send;
    private final Outbox outbox;
    private final BillingClock clock;

    Emails(EmailStore store, SendEmail send, Outbox outbox, BillingClock clock) {
        this.store = store;
        this.send = send;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * An e-mail that is due.
     *
     * @param kind of a {@link MailSource}
     * @param resent whether somebody asked for it by hand
     */
    public record Due(String kind, UUID subjectId, Recipients recipients, boolean resent) {}

    @Transactional
    public void queue(Tenant tenant, List<Due> due) {
        if (!due.isEmpty()) {
            outbox.add(tenant, send, store.insert(tenant, due, clock.now(tenant)));
        }
    }
}
