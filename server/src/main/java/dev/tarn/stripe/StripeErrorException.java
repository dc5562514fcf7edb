package dev.tarn.stripe;

import dev.tarn.integration.ProviderRefusedException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An error that Stripe names: the request was understood and not carried out. */
final class StripeErrorException extends ProviderRefusedException {
    private static final long serialVersionUID = 1L;
    private final transient JsonNode error;

    StripeErrorException(JsonNode error) {
        super(code(error), error.path("message").asString("refused"));
        this.error = error;
    }

    private static String code(JsonNode error) {
        return Stream.of("decline_code", "code", "type")
                .map(name -> error.path(name).asString(""))
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElse("unknown");
    }

    JsonNode error() {
        return error;
    }
}
