package dev.tarn.email;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.OutboxKind;
import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes an e-mail and hands it to the mail server. Should the machine stop between that and noting it, it is sent once more. */
@Component
class SendEmail implements OutboxKind {
    private final EmailStore store;
    private final Smtp smtp;
    private final BillingClock clock;
    // those who write e-mails also ask for them
    private final ObjectProvider<MailSource> sources;

    SendEmail(EmailStore store, Smtp smtp, BillingClock clock, ObjectProvider<MailSource> sources) {
        this.store = store;
        this.smtp = smtp;
        this.clock = clock;
        this.sources = sources;
    }

    @Override
    public String name() {
        return "send_email";
    }

    @Override
    public void run(Tenant tenant, UUID id) {
        store.waiting(id).ifPresent(email -> {
            if (!smtp.isConfigured()) {
                store.mark(id, EmailStore.WITHHELD, "no mail server is configured");
            } else if (tenant.sandbox() && !smtp.alsoForSandboxes()) {
                store.mark(id, EmailStore.WITHHELD, "a sandbox writes to nobody");
            } else {
                source(email.kind())
                        .write(tenant, email.kind(), email.subjectId())
                        .ifPresentOrElse(
                                mail -> send(tenant, email, mail),
                                () -> store.mark(id, EmailStore.WITHHELD, "there is nothing to send any more"));
            }
        });
    }

    private void send(Tenant tenant, EmailStore.Waiting email, Mail mail) {
        smtp.send(mail, email.recipients(), email.id());
        store.markSent(email.id(), mail.subject(), clock.now(tenant));
    }

    private MailSource source(String kind) {
        return sources.stream()
                .filter(source -> source.kinds().contains(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody writes e-mails of the kind " + kind));
    }

    @Override
    public void giveUp(Tenant tenant, UUID id, String reason) {
        store.mark(id, EmailStore.FAILED, reason);
    }
}
