package dev.tarn.customer;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** Nothing is left to be asked about a customer's VAT number: its taxes are known. Told inside the transaction, after they are written. */
public record VatChecked(Tenant tenant, UUID customerId) {}
