package dev.tarn.access;

import dev.tarn.platform.Formats;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Tells requests that another site made a browser send. Browsers say where a request comes from, in Sec-Fetch-Site or Origin; scripts say
 * neither, and carry a cookie only if they mean to.
 */
@Component
class SameOrigin {
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Optional<String> publicAuthority;

    SameOrigin(@Value("${tarn.base-url}") String baseUrl) {
        this.publicAuthority = Formats.url(baseUrl).map(URI::getRawAuthority).map(SameOrigin::lower);
    }

    boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return site != null && !OWN_SITES.contains(site) || origin != null && !isOwn(origin, request);
    }

    private boolean isOwn(String origin, HttpServletRequest request) {
        @Nullable
        String sent = Formats.url(origin)
                .map(URI::getRawAuthority)
                .map(SameOrigin::lower)
                .orElse(null);
        // the Host alone is compared: behind a proxy that ends TLS the scheme is not known here
        @Nullable String addressed = request.getHeader(HttpHeaders.HOST);
        return sent != null
                && (addressed != null && sent.equals(lower(addressed))
                        || publicAuthority.filter(sent::equals).isPresent());
    }

    private static String lower(String authority) {
        return authority.toLowerCase(Locale.ROOT);
    }
}
