package dev.tarn.entity;

import dev.tarn.platform.Tenant;

/**
 * The settings of a billing entity, or its default taxes, have changed. Published in the transaction of the change, so that drafts that inherit
 * a setting follow it at once (PLT-083, PLT-124, PLT-125).
 */
public record BillingEntityUpdated(Tenant tenant, BillingEntity before, BillingEntity after, boolean taxesReplaced) {}
