package dev.tarn.email;

import dev.tarn.platform.Tenant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who writes e-mails of some kinds. Called outside of any transaction, when the e-mail is about to be sent. */
public interface MailSource {

    /** The kinds it writes: {@code invoice.finalized}, ... */
    Set<String> kinds();

    /** Empty where there is nothing to send any more. */
    Optional<Mail> write(Tenant tenant, String kind, UUID subjectId);
}
