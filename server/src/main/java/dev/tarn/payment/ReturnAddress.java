package dev.tarn.payment;

import dev.tarn.integration.Connection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where customers go after a page of a provider: the connection's own address, else Tarn's. */
@Component
class ReturnAddress {
    private static final String NOWHERE_ELSE = "http://localhost:8080";

    private final String baseUrl;

    ReturnAddress(@Value("${tarn.base-url:}") String baseUrl) {
        this.baseUrl = baseUrl.isBlank() ? NOWHERE_ELSE : baseUrl;
    }

    String of(Connection connection) {
        String own = connection.successRedirectUrl();
        return own == null ? baseUrl : own;
    }
}
