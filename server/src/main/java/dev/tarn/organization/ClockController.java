package dev.tarn.organization;

import static dev.tarn.access.Permission.ORGANIZATION_UPDATE;

import dev.tarn.access.AnyMember;
import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.SandboxClock;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The business time of the organization. That of a sandbox can be moved, forwards only. */
@RestController
@RequestMapping("/api/v1/clock")
class ClockController {
    private final BillingClock clock;
    private final SandboxClock sandboxClock;

    ClockController(BillingClock clock, SandboxClock sandboxClock) {
        this.clock = clock;
        this.sandboxClock = sandboxClock;
    }

    private record ClockJson(Instant now, boolean sandbox) {
        static Map<String, @Nullable Object> envelope(Instant now, Tenant tenant) {
            return Answer.of("clock", new ClockJson(now, tenant.sandbox()));
        }
    }

    @GetMapping
    @AnyMember(key = ApiResource.ANY)
    Map<String, @Nullable Object> show(Tenant tenant) {
        return ClockJson.envelope(clock.now(tenant), tenant);
    }

    /** Answers once all work due up to then has run; the same instant again settles what became due meanwhile. */
    @PutMapping
    @Requires(value = ORGANIZATION_UPDATE, key = ApiResource.ANY)
    Map<String, @Nullable Object> move(Tenant tenant, @Body("clock") Input input) {
        if (!tenant.sandbox()) {
            throw Refusal.notAllowed("not_a_sandbox");
        }
        Instant target = input.instant("now");
        input.problems().addIf(target == null && !input.problems().has("now"), "now", "value_is_mandatory");
        input.problems().orThrow();
        if (target == null) {
            throw new IllegalStateException("checked above");
        }
        return ClockJson.envelope(sandboxClock.move(tenant, target), tenant);
    }
}
