package dev.tarn.demo;

import dev.tarn.client.Api;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Builds Lumen AI, an API company with seats, tokens and storage, by living through a year of its billing. */
public final class Demo {
    private static final String PASSWORD = "lumen-demo-2026";
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final int MONTHS = 12;
    private static final int CREDITS_ARE_SOLD = 3;
    private static final int OUTAGE = 8;

    private final String base;
    private final Api owner;

    private Demo(String base) {
        this.base = base;
        this.owner = Api.session(base);
    }

    public static void main(String[] arguments) {
        new Demo(arguments[0]).run();
    }

    private void run() {
        var credentials = Map.of("email", "admin@lumen.example", "password", PASSWORD, "organization_name", "Lumen AI");
        boolean fresh = owner.call("POST", "/auth/register", bytes(credentials)).status() == 200;
        if (!fresh) {
            owner.post("/auth/login", Map.of("email", "admin@lumen.example", "password", PASSWORD));
            System.out.println("The sample company is there already.");
        } else {
            System.out.println("Building the sample company: a year of usage and invoices ...");
            build();
        }
        printSignIns();
        printLastInvoice();
    }

    private static byte[] bytes(Object body) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsBytes(body);
    }

    private void build() {
        JsonNode organization = owner.create("organizations", "organization", sandbox());
        Api company = Api.key(base, organization.path("api_key").asString());
        Api admin = owner.in(organization.path("lago_id").asString());
        admin.put("/api/v1/organizations", Map.of("organization", Seller.details()));
        invite(admin, "manager");
        invite(admin, "finance");
        Catalog.create(company);
        Extras.create(company);
        for (Buyer buyer : Buyer.ALL) {
            buyer.signUp(company);
        }
        Extras.agree(company);
        for (int i = 0; i < MONTHS; i++) {
            liveThrough(company, FIRST.plusMonths(i), i);
            happen(company, i);
            payWhatIsOld(company, FIRST.plusMonths(i));
        }
        beginMonth(company, FIRST.plusMonths(MONTHS));
    }

    private static void happen(Api company, int month) {
        if (month == CREDITS_ARE_SOLD) {
            Extras.sellCredits(company);
        } else if (month == OUTAGE) {
            Extras.makeGood(company);
        }
    }

    /** Customers pay within a month; what was issued last is still open. */
    private static void payWhatIsOld(Api company, YearMonth month) {
        String until = month.atDay(1).minusDays(1).toString();
        JsonNode invoices = company.get("/api/v1/invoices?per_page=100&payment_status=pending&issuing_date_to=" + until)
                .path("invoices");
        for (JsonNode invoice : invoices) {
            Extras.pay(company, invoice);
        }
    }

    /** The month in progress: usage up to today, which no invoice has yet. */
    private static void beginMonth(Api company, YearMonth month) {
        Instant today = month.atDay(8).atTime(9, 30).toInstant(ZoneOffset.UTC);
        for (Buyer buyer : Buyer.ALL) {
            company.events(buyer.usageOf(month, MONTHS).stream()
                    .filter(event -> event.get("timestamp") instanceof Long at && at < today.getEpochSecond())
                    .toList());
        }
        company.moveClockTo(today.toString());
    }

    private static Map<String, Object> sandbox() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", "Lumen AI (sandbox)");
        fields.put("sandbox", true);
        fields.put("now", FIRST.atDay(1).atTime(8, 0).toInstant(ZoneOffset.UTC).toString());
        fields.put("default_currency", "EUR");
        fields.put("timezone", "Europe/Paris");
        fields.put("country", "FR");
        return fields;
    }

    private void invite(Api admin, String role) {
        String email = role + "@lumen.example";
        JsonNode invite = admin.create("invites", "invite", Map.of("email", email, "roles", List.of(role)));
        Api.session(base)
                .post(
                        "/auth/accept_invite",
                        Map.of("token", invite.path("token").asString(), "password", PASSWORD));
    }

    /** Usage arrives in the course of the month; on the first of the next the clock passes and invoices are made. */
    private static void liveThrough(Api company, YearMonth month, int index) {
        for (Buyer buyer : Buyer.ALL) {
            company.events(buyer.usageOf(month, index));
        }
        Instant end = month.plusMonths(1).atDay(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
        company.moveClockTo(end.toString());
        System.out.printf("  %s billed%n", month);
    }

    private void printSignIns() {
        System.out.println();
        System.out.println("Sign in at " + base + " (password of all three: " + PASSWORD + ")");
        System.out.println("  admin@lumen.example     Admin");
        System.out.println("  manager@lumen.example   Account manager");
        System.out.println("  finance@lumen.example   Finance & analyst");
        System.out.println();
    }

    private void printLastInvoice() {
        Api company = owner.in(sandboxId());
        JsonNode last = company.get("/api/v1/invoices?external_customer_id="
                        + Buyer.ALL.getFirst().externalId() + "&per_page=1")
                .path("invoices")
                .path(0);
        System.out.println(new InvoiceText(company, last.path("lago_id").asString()).print());
    }

    private String sandboxId() {
        for (JsonNode membership : owner.get("/api/v1/me").path("memberships")) {
            if (membership.path("organization").path("sandbox").asBoolean()) {
                return membership.path("organization").path("lago_id").asString();
            }
        }
        throw new IllegalStateException("the sample company is gone; start with an empty TARN_DATA_DIR");
    }
}
