package dev.tarn.simulation;

import java.util.List;

/**
 * A customer: zones from -11 to +14, whole hours, half hours and quarters, with and without daylight saving time.
 *
 * @param north of the second billing entity
 */
record Buyer(String id, String zone, String currency, int graceDays, int termDays, boolean north) {
    static final List<Buyer> ALL = List.of(
            new Buyer("kathmandu", "Asia/Kathmandu", "EUR", 0, 0, false),
            new Buyer("new-york", "America/New_York", "USD", 3, 15, false),
            new Buyer("apia", "Pacific/Apia", "JPY", 0, 30, false),
            new Buyer("berlin", "Europe/Berlin", "EUR", 7, 0, false),
            new Buyer("kuwait", "Asia/Kuwait", "KWD", 1, 7, true),
            new Buyer("lord-howe", "Australia/Lord_Howe", "EUR", 0, 0, false),
            new Buyer("kiritimati", "Pacific/Kiritimati", "USD", 0, 10, true),
            new Buyer("pago-pago", "Pacific/Pago_Pago", "EUR", 2, 5, false));
}
