package dev.tarn.entity;

import dev.tarn.platform.Problems;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A logo as requests carry it: a base64 data URI with a PNG or JPEG of at most 800 KB (PLT-032). */
final class LogoDataUri {
    private static final int MAX_BYTES = 800 * 1024;
    private static final Pattern FORM =
            Pattern.compile("data:(image/(?:png|jpeg|jpg));base64,", Pattern.CASE_INSENSITIVE);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private LogoDataUri() {}

    static Optional<BillingEntity.Logo> read(String text, Problems problems) {
        Matcher form = FORM.matcher(text);
        if (!form.lookingAt()) {
            problems.add("logo", "invalid_content_type");
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(text.substring(form.end()));
        } catch (IllegalArgumentException unreadable) {
            problems.add("logo", "value_is_invalid");
            return Optional.empty();
        }
        if (bytes.length > MAX_BYTES) {
            problems.add("logo", "invalid_size");
            return Optional.empty();
        }
        // what the bytes are counts, not what they are called: they are served again
        if (startsWith(bytes, PNG)) {
            return Optional.of(new BillingEntity.Logo(bytes, "image/png"));
        }
        if (startsWith(bytes, JPEG)) {
            return Optional.of(new BillingEntity.Logo(bytes, "image/jpeg"));
        }
        problems.add("logo", "invalid_content_type");
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
