package dev.tarn.access;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Slows down guessing of passwords: failed sign-ins are counted per account and per address. Each node counts for itself. */
@Component
class SignInThrottle {
    static final int MAX_PER_ACCOUNT = 10;
    static final int MAX_PER_ADDRESS = 50;
    static final Duration WINDOW = Duration.ofMinutes(15);
    /** Forgetting the oldest bounds what an attacker can make us remember. */
    private static final int MAX_REMEMBERED = 20_000;

    private final BillingClock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private record Failures(int count, Instant until) {}

    SignInThrottle(BillingClock clock) {
        this.clock = clock;
    }

    synchronized void requireFree(String email, String address) {
        if (count("account " + email) >= MAX_PER_ACCOUNT || count("address " + address) >= MAX_PER_ADDRESS) {
            throw Refusal.tooMany("too_many_attempts");
        }
    }

    synchronized void failed(String email, String address) {
        add("account " + email);
        add("address " + address);
    }

    synchronized void succeeded(String email) {
        failures.remove("account " + email);
    }

    private int count(String key) {
        Failures known = failures.get(key);
        return known == null || known.until().isBefore(clock.machineNow()) ? 0 : known.count();
    }

    private void add(String key) {
        int before = count(key);
        Failures known = failures.remove(key);
        Instant until = before == 0 || known == null ? clock.machineNow().plus(WINDOW) : known.until();
        failures.put(key, new Failures(before + 1, until));
    }
}
