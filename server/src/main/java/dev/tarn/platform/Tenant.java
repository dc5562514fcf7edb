package dev.tarn.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The organization that a request or a piece of due work acts in, and who acts. Every query is scoped by it.
 *
 * @param sandbox whether the organization has a clock of its own
 * @param actor e-mail of the user or name of the key; null for the system itself
 */
public record Tenant(
        UUID organizationId,
        boolean sandbox,
        @Nullable UUID userId,
        @Nullable UUID apiKeyId,
        @Nullable String actor) {

    /** The system acting for an organization, as due work does. */
    public static Tenant system(UUID organizationId, boolean sandbox) {
        return new Tenant(organizationId, sandbox, null, null, null);
    }
}
