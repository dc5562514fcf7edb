package dev.tarn.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What browsers are told with every answer: to load nothing from elsewhere, to frame nothing, to guess no types, to keep no answers of the API. */
@Component
@Order(SecurityHeaders.ORDER)
class SecurityHeaders extends OncePerRequestFilter {
    static final int ORDER = BodyLimit.ORDER - 100;

    /** Styles are set on elements by the libraries of the web app; images may be logos as data. */
    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** Documents are shown by the browser's own viewer, which stricter policies keep from working. */
    private static final String OF_DOCUMENTS = "frame-ancestors 'none'";

    private static final String ONE_YEAR = "max-age=31536000";

    private final boolean alwaysHttps;

    SecurityHeaders(@Value("${tarn.base-url}") String baseUrl) {
        this.alwaysHttps = baseUrl.startsWith("https:");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        response.setHeader(
                "Content-Security-Policy", path.startsWith("/files/") ? OF_DOCUMENTS : CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (path.startsWith("/api") || path.startsWith("/auth/")) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (alwaysHttps || request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto"))) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
        chain.doFilter(request, response);
    }
}
