package dev.tarn.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The signature of Stripe's news: {@code t=<seconds>,v1=<hex>,...}, over the time and the body, by HMAC-SHA256. Old news are refused: they may be repeated by somebody else. */
final class StripeSignature {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String HMAC = "HmacSHA256";

    private StripeSignature() {}

    static boolean matches(String secret, @Nullable String header, byte[] body, Instant now) {
        if (header == null) {
            return false;
        }
        String time = "";
        List<String> signatures = new ArrayList<>();
        for (String part : header.split(",")) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t")) {
                time = pair[1];
            } else if (pair.length == 2 && pair[0].equals("v1")) {
                signatures.add(pair[1]);
            }
        }
        return isRecent(time, now) && isSigned(secret, time, body, signatures);
    }

    private static boolean isRecent(String time, Instant now) {
        if (!time.matches("\\d{1,12}")) {
            return false;
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(time));
        return Duration.between(signedAt, now).abs().compareTo(TOLERANCE) <= 0;
    }

    private static boolean isSigned(String secret, String time, byte[] body, List<String> signatures) {
        byte[] expected = hex(hmac(secret, time, body));
        boolean signed = false;
        for (String signature : signatures) {
            signed |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return signed;
    }

    private static byte[] hmac(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.UTF_8);
    }
}
