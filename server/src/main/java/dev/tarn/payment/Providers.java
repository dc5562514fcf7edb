package dev.tarn.payment;

import dev.tarn.integration.PaymentProvider;
import dev.tarn.platform.Known;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The payment providers that there are, by their type. */
@Component
class Providers {
    private final Map<String, PaymentProvider> byType;

    Providers(List<PaymentProvider> providers) {
        this.byType = providers.stream().collect(Collectors.toMap(PaymentProvider::type, Function.identity()));
    }

    PaymentProvider of(String type) {
        return Known.in(byType, type);
    }
}
