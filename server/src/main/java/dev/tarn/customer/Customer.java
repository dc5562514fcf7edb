package dev.tarn.customer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as billing sees it: identity, and the settings that apply, its own or else its billing entity's (PLT-127).
 *
 * @param applicableZone the zone its periods and dates are counted in
 * @param gracePeriodDays days an invoice stays a draft
 * @param netPaymentTermDays days from issue to due date
 * @param skipZeroInvoices whether an invoice without fees is closed instead of finalized
 */
public record Customer(
        UUID id,
        UUID billingEntityId,
        String externalId,
        int sequentialId,
        boolean partner,
        @Nullable String currency,
        ZoneId applicableZone,
        int gracePeriodDays,
        int netPaymentTermDays,
        String issuingDateAnchor,
        String issuingDateAdjustment,
        boolean skipZeroInvoices,
        String documentLocale,
        Instant createdAt) {}
