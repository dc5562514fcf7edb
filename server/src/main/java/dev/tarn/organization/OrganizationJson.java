package dev.tarn.organization;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire shape of an organization. */
record OrganizationJson(
        UUID lagoId,
        String name,
        String slug,
        boolean sandbox,
        Instant createdAt,
        String defaultCurrency,
        String timezone,
        @Nullable String country,
        String lateEvents,
        @Nullable String apiKey) {

    static OrganizationJson of(Organization organization) {
        return of(organization, null);
    }

    /** With its first key, which is shown this once. */
    static OrganizationJson of(Organization organization, @Nullable String apiKey) {
        return new OrganizationJson(
                organization.id(),
                organization.name(),
                organization.slug(),
                organization.sandbox(),
                organization.createdAt(),
                organization.seller().defaultCurrency(),
                organization.seller().timezone(),
                organization.seller().country(),
                organization.lateEvents(),
                apiKey);
    }
}
