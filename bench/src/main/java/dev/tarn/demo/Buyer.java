package dev.tarn.demo;

import dev.tarn.client.Api;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A customer of Lumen AI: who it is, what it is on, and how much it uses, growing month by month. The same every time. */
record Buyer(
        String externalId,
        Map<String, Object> details,
        String plan,
        String billingTime,
        int requestsPerMonth,
        int seats,
        double growth) {

    static final List<Buyer> ALL = List.of(
            new Buyer("atelier-nord", french(), "scale_eur", "calendar", 900, 9, 1.12),
            new Buyer("harborline", american(), "scale_usd", "anniversary", 700, 6, 1.08),
            new Buyer("kumoworks", japanese(), "team_jpy", "calendar", 500, 4, 1.05),
            new Buyer("fjordlytics", norwegian(), "team_eur", "anniversary", 300, 3, 1.15));

    private static Map<String, Object> french() {
        return details(
                "Atelier Nord SARL",
                "EUR",
                "Europe/Paris",
                "FR",
                "Lille",
                "compta@atelier-nord.example",
                List.of("vat_fr"));
    }

    private static Map<String, Object> american() {
        return details(
                "Harborline Inc.", "USD", "America/New_York", "US", "Boston", "ap@harborline.example", List.of());
    }

    private static Map<String, Object> japanese() {
        return details("クモワークス株式会社", "JPY", "Asia/Tokyo", "JP", "東京", "keiri@kumoworks.example", List.of());
    }

    private static Map<String, Object> norwegian() {
        return details(
                "Fjordlytics AS", "EUR", "Europe/Oslo", "NO", "Bergen", "faktura@fjordlytics.example", List.of());
    }

    private static Map<String, Object> details(
            String name, String currency, String zone, String country, String city, String email, List<String> taxes) {
        var details = new LinkedHashMap<String, Object>();
        details.put("name", name);
        details.put("legal_name", name);
        details.put("currency", currency);
        details.put("timezone", zone);
        details.put("country", country);
        details.put("city", city);
        details.put("email", email);
        details.put("tax_codes", taxes);
        return details;
    }

    void signUp(Api company) {
        company.create("customers", "customer", Api.merge(Map.of("external_id", externalId), details));
        company.create(
                "subscriptions",
                "subscription",
                Map.of(
                        "external_customer_id", externalId,
                        "external_id", "sub-" + externalId,
                        "plan_code", plan,
                        "billing_time", billingTime));
    }

    /** Requests spread over the month, each with its tokens; seats that work; one storage reading a day. */
    List<Map<String, Object>> usageOf(YearMonth month, int index) {
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(externalId.hashCode() * 31L + index);
        double size = Math.pow(growth, index);
        var events = new ArrayList<Map<String, Object>>();
        int requests = (int) (requestsPerMonth * size);
        for (int i = 0; i < requests; i++) {
            Instant at = within(month, random);
            String id = month + "-" + i;
            events.add(event("requests", "r-" + id, at, Map.of()));
            String model = random.nextInt(4) == 0 ? "lumen-large" : "lumen-small";
            events.add(
                    event("tokens", "t-" + id, at, Map.of("tokens", 2_000 + random.nextInt(60_000), "model", model)));
        }
        int working = (int) (seats * size);
        for (int i = 0; i < working; i++) {
            events.add(event("seats", "s-" + month + "-" + i, within(month, random), Map.of("user_id", "user-" + i)));
        }
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            double gb = Math.round(40 * size * (1 + day / 60.0) * 10) / 10.0;
            events.add(event("storage", "g-" + month + "-" + day, noon(month, day), Map.of("gb", String.valueOf(gb))));
        }
        return events;
    }

    private Map<String, Object> event(String code, String transactionId, Instant at, Map<String, ?> properties) {
        return Map.of(
                "code", code,
                "transaction_id", transactionId,
                "external_subscription_id", "sub-" + externalId,
                "timestamp", at.getEpochSecond(),
                "properties", properties);
    }

    private static Instant noon(YearMonth month, int day) {
        return month.atDay(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    /** From nine on the first day, when the company starts, to noon of the last. */
    private static Instant within(YearMonth month, RandomGenerator random) {
        Instant first = month.atDay(1).atTime(9, 0).toInstant(ZoneOffset.UTC);
        long seconds = month.atEndOfMonth().atTime(12, 0).toEpochSecond(ZoneOffset.UTC) - first.getEpochSecond();
        return first.plusSeconds(random.nextLong(seconds));
    }
}
