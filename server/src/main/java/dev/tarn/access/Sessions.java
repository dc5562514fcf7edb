package dev.tarn.access;

import dev.tarn.platform.BillingClock;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Signed-in browsers and scripts: a random token in a cookie, of which only the hash is kept. */
@Component
public class Sessions {
    static final String COOKIE = "tarn_session";
    private static final Duration UNUSED_FOR = Duration.ofDays(7);
    private static final Duration AT_MOST = Duration.ofDays(30);
    /** Being seen is written down this coarsely, not with every request. */
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(10);

    private static final int MAX_AGENT = 300;

    private final UserStore store;
    private final BillingClock clock;
    private final boolean alwaysSecure;

    Sessions(UserStore store, BillingClock clock, @Value("${tarn.base-url}") String baseUrl) {
        this.store = store;
        this.clock = clock;
        this.alwaysSecure = baseUrl.startsWith("https:");
    }

    /** Signs the user in: the cookie goes with the answer. A session the request came with ends. */
    public void start(User user, HttpServletRequest request, HttpServletResponse response) {
        tokenOf(request).ifPresent(token -> store.deleteSession(Tokens.hash(token)));
        String token = Tokens.session();
        Instant now = clock.machineNow();
        store.insertSession(
                Tokens.hash(token), user.id(), agentOf(request), request.getRemoteAddr(), now, now.plus(UNUSED_FOR));
        store.deleteSessionsExpiredBy(now);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, token, AT_MOST));
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        tokenOf(request).ifPresent(token -> store.deleteSession(Tokens.hash(token)));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
    }

    Optional<UserStore.Session> of(HttpServletRequest request) {
        return tokenOf(request).flatMap(this::find);
    }

    private Optional<UserStore.Session> find(String token) {
        Instant now = clock.machineNow();
        byte[] hash = Tokens.hash(token);
        var session = store.session(hash, now);
        session.filter(known -> known.lastSeenAt().plus(TOUCHED_EVERY).isBefore(now))
                .ifPresent(known -> store.touchSession(
                        hash,
                        now,
                        earlier(now.plus(UNUSED_FOR), known.createdAt().plus(AT_MOST))));
        return session;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Optional<String> tokenOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE)
                                && !cookie.getValue().isEmpty())
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private String cookie(HttpServletRequest request, String token, Duration age) {
        return ResponseCookie.from(COOKIE, token)
                .httpOnly(true)
                .secure(alwaysSecure || request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }

    static @Nullable String agentOf(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent == null ? null : agent.substring(0, Math.min(agent.length(), MAX_AGENT));
    }
}
