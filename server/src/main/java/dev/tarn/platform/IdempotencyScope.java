package dev.tarn.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * Among whose keys an Idempotency-Key is one: those of an organization, or of a user where the call needs none. Whoever decides that a
 * request is allowed puts it there; without it the header means nothing.
 */
public record IdempotencyScope(UUID id) {

    public void putOn(HttpServletRequest request) {
        request.setAttribute(IdempotencyScope.class.getName(), this);
    }

    static Optional<IdempotencyScope> of(HttpServletRequest request) {
        return request.getAttribute(IdempotencyScope.class.getName()) instanceof IdempotencyScope scope
                ? Optional.of(scope)
                : Optional.empty();
    }
}
