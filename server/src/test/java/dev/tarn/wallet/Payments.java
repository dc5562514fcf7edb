package dev.tarn.wallet;

import dev.tarn.invoice.InvoicePayments;
import dev.tarn.platform.Tenant;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.util.UUID;

/** Payments that nobody records through the API, as those of a provider. */
final class Payments {
    private Payments() {}

    static void succeed(Sandbox org, String invoiceId) {
        set(org, invoiceId, "succeeded");
    }

    static void fail(Sandbox org, String invoiceId) {
        set(org, invoiceId, "failed");
    }

    private static void set(Sandbox org, String invoiceId, String status) {
        var tenant = Tenant.system(UUID.fromString(org.organizationId()), true);
        TarnServer.bean(InvoicePayments.class).setStatus(tenant, UUID.fromString(invoiceId), status);
        org.settle();
    }
}
