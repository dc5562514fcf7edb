package dev.tarn.access;

import dev.tarn.platform.ErrorWriter;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who calls, by API key or session. It refuses nobody for being unknown: {@link Authorization} decides that, endpoint by endpoint. */
@Component
@Order(-900)
class AuthenticationFilter extends OncePerRequestFilter {
    static final String COOKIE = "tarn_session";
    static final String ORGANIZATION_HEADER = "X-Tarn-Organization";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Accounts accounts;
    private final ApiKeys keys;

    AuthenticationFilter(Accounts accounts, ApiKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String authorization = request.getHeader("Authorization");
        Optional<? extends Caller> caller = authorization == null ? bySession(request) : byKey(authorization);
        if (caller.isPresent() && caller.get() instanceof Caller.User && isForeign(request)) {
            ErrorWriter.write(response, Refusal.forbidden("foreign_origin").refusal());
            return;
        }
        caller.ifPresent(known -> request.setAttribute(Caller.class.getName(), known));
        chain.doFilter(request, response);
    }

    /** Only the second word is read: the scheme does not matter (PLT-001). */
    private Optional<Caller.Key> byKey(String authorization) {
        String[] words = authorization.strip().split(" +", 3);
        return words.length < 2 ? Optional.empty() : keys.caller(words[1]);
    }

    static @Nullable String sessionToken(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private Optional<Caller.User> bySession(HttpServletRequest request) {
        String token = sessionToken(request);
        return token == null
                ? Optional.empty()
                : accounts.bySession(token).map(user -> userIn(user, request.getHeader(ORGANIZATION_HEADER)));
    }

    /** In the organization that is named, else the last used, else the first. A named one the user does not belong to is none. */
    private Caller.User userIn(AccountStore.SessionUser user, @Nullable String named) {
        List<AccountStore.Membership> memberships = accounts.membershipsOf(user.userId());
        UUID wanted =
                named == null ? user.lastOrganizationId() : Ids.parse(named).orElse(null);
        Optional<AccountStore.Membership> chosen = memberships.stream()
                .filter(membership -> membership.organizationId().equals(wanted))
                .findFirst();
        if (chosen.isEmpty() && named == null) {
            chosen = memberships.stream().findFirst();
        }
        if (chosen.isEmpty()) {
            return new Caller.User(null, user.userId(), user.email(), Set.of(), Set.of());
        }
        AccountStore.Membership in = chosen.get();
        accounts.rememberOrganization(user, named == null ? null : in.organizationId());
        var tenant = new Tenant(in.organizationId(), in.sandbox(), user.userId(), null, user.email());
        return new Caller.User(
                tenant, user.userId(), user.email(), Accounts.permissionsOf(in.roles()), Set.copyOf(in.roles()));
    }

    /** A browser says where an unsafe request comes from; a script says nothing, and is let through. */
    private static boolean isForeign(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return (site != null && !site.equals("same-origin") && !site.equals("none"))
                || (origin != null && !isOwn(origin, request));
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            return request.getHeader("Host") != null
                    && request.getHeader("Host")
                            .equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
