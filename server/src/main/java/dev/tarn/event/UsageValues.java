package dev.tarn.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of single events as the readings of usage see them. */
public final class UsageValues {
    /** As {@link AggregationSql} has it. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,25}(\\.[0-9]{1,100})?");

    private static final int LONGEST_KEY_BYTES = 200;

    private UsageValues() {}

    /** Whether it takes part in sums (MTR-082). */
    public static boolean isNumber(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches();
    }

    /** What stands for a value in the answers to unique counts: the same as the database function {@code rollup_key}. */
    public static String distinctKey(@Nullable String text) {
        if (text == null) {
            return "-";
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_KEY_BYTES
                ? "=" + text
                : "#" + HexFormat.of().formatHex(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
