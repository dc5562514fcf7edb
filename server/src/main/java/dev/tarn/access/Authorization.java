package dev.tarn.access;

import static java.util.Objects.requireNonNull;

import dev.tarn.platform.IdempotencyScope;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Decides every call before anything else of it is looked at. A method that declares nothing is refused. */
@Component
class Authorization implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getPackageName().startsWith("dev.tarn")) {
            return true;
        }
        if (method.hasMethodAnnotation(Public.class)) {
            return true;
        }
        Caller caller = callerOf(request);
        if (caller == null) {
            throw Refusal.unauthorized(null);
        }
        Requires requires = method.getMethodAnnotation(Requires.class);
        AnyMember anyMember = method.getMethodAnnotation(AnyMember.class);
        if (requires != null) {
            requireOrganization(caller);
            decide(caller, request, requires.key(), requires.value());
        } else if (anyMember != null) {
            if (!anyMember.withoutOrganization()) {
                requireOrganization(caller);
            }
            decide(caller, request, anyMember.key());
        } else {
            throw Refusal.forbidden("forbidden");
        }
        Tenant tenant = caller.tenant();
        if (tenant != null) {
            request.setAttribute(Tenant.class.getName(), tenant);
        }
        scopeOf(caller, anyMember).putOn(request);
        return true;
    }

    /** What needs no organization belongs to the user, whichever organization is the current one. */
    private static IdempotencyScope scopeOf(Caller caller, @Nullable AnyMember anyMember) {
        boolean ofUser = anyMember != null && anyMember.withoutOrganization();
        return switch (caller) {
            case Caller.User user when ofUser || user.tenant() == null -> new IdempotencyScope(user.userId());
            case Caller.User user ->
                new IdempotencyScope(requireNonNull(user.tenant()).organizationId());
            case Caller.Key key -> new IdempotencyScope(key.tenant().organizationId());
        };
    }

    static @Nullable Caller callerOf(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller : null;
    }

    private static void requireOrganization(Caller caller) {
        if (caller.tenant() == null) {
            throw Refusal.forbidden("organization_not_selected");
        }
    }

    private static void decide(Caller caller, HttpServletRequest request, ApiResource resource, Permission... anyOf) {
        switch (caller) {
            case Caller.User user -> {
                if (anyOf.length > 0) {
                    user.require(anyOf);
                }
            }
            case Caller.Key key -> decideKey(key, request, resource);
        }
    }

    private static void decideKey(Caller.Key key, HttpServletRequest request, ApiResource resource) {
        if (resource == ApiResource.NONE) {
            throw Refusal.forbidden("forbidden");
        }
        var mode = request.getMethod().equals("GET") || request.getMethod().equals("HEAD")
                ? Caller.Mode.READ
                : Caller.Mode.WRITE;
        if (!key.may(mode, resource)) {
            throw Refusal.forbidden(mode.name().toLowerCase(Locale.ROOT) + "_action_not_allowed_for_" + resource.key());
        }
    }
}
