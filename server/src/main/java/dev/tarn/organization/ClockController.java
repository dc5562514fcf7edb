package dev.tarn.organization;

import dev.tarn.access.AnyMember;
import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.SandboxClock;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The clock an organization lives by. */
@RestController
@RequestMapping("/api/v1/clock")
class ClockController {
    private final BillingClock clock;
    private final SandboxClock sandboxClock;

    ClockController(BillingClock clock, SandboxClock sandboxClock) {
        this.clock = clock;
        this.sandboxClock = sandboxClock;
    }

    @GetMapping
    @AnyMember(key = ApiResource.ANY)
    Map<String, @Nullable Object> get(Tenant tenant) {
        return answer(tenant, clock.now(tenant));
    }

    @PutMapping
    @Requires(value = Permission.ORGANIZATION_UPDATE, key = ApiResource.ANY)
    Map<String, @Nullable Object> move(Tenant tenant, @Body("clock") Input input) {
        Instant target = input.instant("now");
        input.problems()
                .addIf(target == null && !input.problems().has("now"), "now", "value_is_mandatory")
                .orThrow();
        return answer(tenant, sandboxClock.move(tenant, java.util.Objects.requireNonNull(target)));
    }

    private static Map<String, @Nullable Object> answer(Tenant tenant, Instant now) {
        return Answer.of("clock", Map.of("now", now, "sandbox", tenant.sandbox()));
    }
}
