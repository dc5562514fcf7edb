package dev.tarn.customer;

import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what customers can be charged. The payments' capability implements it. */
public interface WaysToPay {

    /**
     * How something is to be paid (SUB-099).
     *
     * @param automatic false: no provider is asked
     * @param methodId null: by the customer's default
     */
    record Choice(boolean automatic, @Nullable UUID methodId) {
        public static final Choice USUAL = new Choice(true, null);
    }

    /** What a request says under {@code payment_method}; null: nothing. Anything the customer cannot pay by is refused. */
    @Nullable
    Choice read(Tenant tenant, UUID customerId, Input input);

    /** Why a customer cannot be charged so through a provider, as a code (SUB-191); empty: nothing is in the way. */
    Optional<String> obstacle(Tenant tenant, UUID customerId, Choice choice);

    /** The default methods of those customers that have one. */
    Map<UUID, UUID> defaults(Tenant tenant, Collection<UUID> customerIds);
}
