package dev.tarn.billing;

import dev.tarn.invoice.NewFee;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class UsageFees {
    Map<UUID, List<NewFee>> of(Tenant tenant, List<Reckoning> reckonings, FeeTaxes taxes) {
        return Map.of();
    }
}
