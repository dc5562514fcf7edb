package dev.tarn.payment;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** A payment has succeeded and has its receipt. Told inside the transaction that makes it so. */
public record PaymentReceiptCreated(Tenant tenant, UUID receiptId) {}
