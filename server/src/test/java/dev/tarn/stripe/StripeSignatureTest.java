package dev.tarn.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StripeSignatureTest {
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_700_000_000);
    /** HMAC-SHA256 of {@code 1700000000.{"id":"evt_1"}} with {@code whsec_test}, by openssl. */
    private static final String DIGEST = "c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925";

    private static final String HEADER = "t=1700000000,v1=" + DIGEST + ",v0=0000";

    private static boolean matches(String header, byte[] body, Instant now) {
        return StripeSignature.matches("whsec_test", header, body, now);
    }

    @Test
    void what_the_provider_signed_is_believed_for_five_minutes_PLT_373() {
        assertThat(matches(HEADER, BODY, SIGNED_AT)).isTrue();
        assertThat(matches(HEADER, BODY, SIGNED_AT.plusSeconds(300))).isTrue();
        assertThat(matches(HEADER, BODY, SIGNED_AT.plusSeconds(301))).isFalse();
        assertThat(matches(HEADER, BODY, SIGNED_AT.minusSeconds(301))).isFalse();
        assertThat(matches("t=1700000000,v1=00," + "v1=" + DIGEST, BODY, SIGNED_AT))
                .isTrue();
    }

    @Test
    void anything_else_is_not_PLT_373() {
        assertThat(matches(HEADER, "{}".getBytes(StandardCharsets.UTF_8), SIGNED_AT))
                .isFalse();
        assertThat(matches(HEADER.replace("1700000000", "1700000001"), BODY, SIGNED_AT))
                .isFalse();
        assertThat(StripeSignature.matches("whsec_other", HEADER, BODY, SIGNED_AT))
                .isFalse();
        assertThat(StripeSignature.matches("whsec_test", null, BODY, SIGNED_AT)).isFalse();
        for (String header : new String[] {"", "t=,v1=", "v1=" + DIGEST, "t=x,v1=" + DIGEST, "t=1700000000"}) {
            assertThat(matches(header, BODY, SIGNED_AT)).as(header).isFalse();
        }
    }
}
