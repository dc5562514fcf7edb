package dev.tarn.access;

import dev.tarn.platform.ErrorWriter;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who calls: by the key of the Authorization header, else by the session's cookie. What they may do is decided later. */
@Component
@Order(AuthenticationFilter.ORDER)
class AuthenticationFilter extends OncePerRequestFilter {
    static final int ORDER = -900;
    static final String ORGANIZATION_HEADER = "X-Tarn-Organization";
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final ApiKeys keys;
    private final Sessions sessions;
    private final Members members;
    private final Roles roles;
    private final Users users;
    private final SameOrigin sameOrigin;

    AuthenticationFilter(
            ApiKeys keys, Sessions sessions, Members members, Roles roles, Users users, SameOrigin sameOrigin) {
        this.keys = keys;
        this.sessions = sessions;
        this.members = members;
        this.roles = roles;
        this.users = users;
        this.sameOrigin = sameOrigin;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.startsWith("/auth/") && !path.startsWith("/api_keys");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null && !SAFE_METHODS.contains(request.getMethod()) && sameOrigin.isForeign(request)) {
            ErrorWriter.write(response, Refusal.forbidden("cross_site_request").refusal());
            return;
        }
        Optional<? extends Caller> caller;
        try {
            caller = authorization == null ? bySession(request) : byKey(authorization);
        } catch (RuntimeException unreachable) {
            logger.error("callers cannot be identified", unreachable);
            ErrorWriter.write(response, new Refusal(500, "Internal Server Error", "internal_error", null));
            return;
        }
        caller.ifPresent(known -> request.setAttribute(Caller.class.getName(), known));
        chain.doFilter(request, response);
    }

    /** Only the second word is read, whatever the scheme is called (PLT-001). */
    private Optional<Caller.Key> byKey(String authorization) {
        String[] words = authorization.strip().split(" +", 3);
        return words.length < 2 ? Optional.empty() : keys.callerOf(words[1]);
    }

    private Optional<Caller.User> bySession(HttpServletRequest request) {
        return sessions.of(request).map(session -> {
            UUID named = named(request);
            boolean unreadable = named == null && request.getHeader(ORGANIZATION_HEADER) != null;
            var membership = unreadable
                    ? Optional.<Membership>empty()
                    : members.current(session.user().id(), named, session.lastOrganizationId());
            if (named != null && membership.isPresent() && !named.equals(session.lastOrganizationId())) {
                users.rememberOrganization(session.user().id(), named);
            }
            return membership.map(found -> in(found, session.user())).orElseGet(() -> inNone(session.user()));
        });
    }

    private static @Nullable UUID named(HttpServletRequest request) {
        String header = request.getHeader(ORGANIZATION_HEADER);
        return header == null ? null : Ids.parse(header.strip()).orElse(null);
    }

    private Caller.User in(Membership membership, User user) {
        var tenant = new Tenant(membership.organizationId(), membership.sandbox(), user.id(), null, user.email());
        var permissions = roles.permissionsOf(membership.organizationId(), membership.roles());
        return new Caller.User(tenant, user.id(), user.email(), permissions, membership.roles());
    }

    private static Caller.User inNone(User user) {
        return new Caller.User(null, user.id(), user.email(), Set.of(), Set.of());
    }
}
