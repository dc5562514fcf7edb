package dev.tarn.subscription;

import dev.tarn.entity.BillingEntities;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.SubscriptionDraft.EntityChoice;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The billing entities that subscriptions name (SUB-101). */
@Component
class Sellers {
    private final BillingEntities entities;

    Sellers(BillingEntities entities) {
        this.entities = entities;
    }

    /** The entity that was chosen, by id or code; null where none was. */
    @Nullable
    UUID find(Tenant tenant, EntityChoice choice) {
        if (choice.id() != null) {
            return entities.list(tenant).stream()
                    .map(entity -> entity.id())
                    .filter(choice.id()::equals)
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("billing_entity"));
        }
        return choice.code() == null
                ? null
                : entities.get(tenant, choice.code()).id();
    }

    Map<UUID, String> codes(Tenant tenant, Collection<UUID> ids) {
        return entities.byIds(tenant, List.copyOf(ids)).values().stream()
                .collect(Collectors.toMap(entity -> entity.id(), entity -> entity.code()));
    }
}
