package dev.tarn.payment;

import java.time.Instant;
import java.util.UUID;

/** Proof that a payment has arrived. Its number never changes. */
record PaymentReceipt(UUID id, String number, Payment payment, Instant createdAt) {}
