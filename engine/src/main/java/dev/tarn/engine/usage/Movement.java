package dev.tarn.engine.usage;

import java.math.BigDecimal;

/**
 * A step of a prorated quantity, in the order in which tiers fill up (PRC-080).
 *
 * @param fullUnits change of the full units, negative for a decrease
 * @param proratedUnits the same weighted by the days it is present in the period
 */
public record Movement(BigDecimal fullUnits, BigDecimal proratedUnits) {}
