package dev.tarn.engine.time;

/** Where periods begin: with the calendar's weeks, months and years, or on the subscription's own date (BIL-030, BIL-031). */
public enum BillingTime {
    CALENDAR,
    ANNIVERSARY
}
