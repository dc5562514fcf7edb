package dev.tarn.engine.invoice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The numbers printed on documents (section 5). Counting is the caller's; this is how the counts are written. */
public final class DocumentNumber {
    private static final DateTimeFormatter YEAR_MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
    private static final int MAX_PREFIX_LENGTH = 10;
    private static final int NAME_LETTERS = 3;
    private static final int ID_CHARACTERS = 4;

    private DocumentNumber() {}

    /** Whether a billing entity may have this prefix: 1 to 10 characters (INV-111). */
    public static boolean isPrefix(String prefix) {
        return !prefix.isBlank() && prefix.codePointCount(0, prefix.length()) <= MAX_PREFIX_LENGTH;
    }

    /** A prefix as it is kept: upper case (INV-111). @throws IllegalArgumentException unless {@link #isPrefix} */
    public static String prefix(String prefix) {
        String upperCased = prefix.toUpperCase(Locale.ROOT);
        if (!isPrefix(upperCased)) {
            throw new IllegalArgumentException("A number prefix has 1 to 10 characters: '" + prefix + "'");
        }
        return upperCased;
    }

    /** The prefix of an entity that was given none: first three letters of its name, last four characters of its id (INV-111). */
    public static String defaultPrefix(String entityName, String entityId) {
        String head = entityName
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(NAME_LETTERS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String tail = entityId.substring(Math.max(0, entityId.length() - ID_CHARACTERS))
                .toUpperCase(Locale.ROOT);
        return head.isEmpty() ? tail : head + "-" + tail;
    }

    /** What an invoice is called until it is finalized (INV-110). */
    public static String draft(String prefix) {
        return prefix + "-DRAFT";
    }

    /** {@code <prefix>-<customer>-<invoice>}, both counts at least three digits long (INV-113). */
    public static String perCustomer(String prefix, long customerSequence, long invoiceSequence) {
        return prefix + "-" + padded(customerSequence) + "-" + padded(invoiceSequence);
    }

    /** {@code <prefix>-<YYYYMM>-<count>}; the month is that of the finalization in the billing entity's zone (INV-114). */
    public static String perBillingEntity(String prefix, Instant finalizedAt, ZoneId entityZone, long entitySequence) {
        return prefix + "-" + YEAR_MONTH.format(finalizedAt.atZone(entityZone)) + "-" + padded(entitySequence);
    }

    /** {@code <invoice number>-CN<count>} (INV-118). */
    public static String creditNote(String invoiceNumber, long creditNoteSequence) {
        return invoiceNumber + "-CN" + padded(creditNoteSequence);
    }

    private static String padded(long sequence) {
        if (sequence < 1) {
            throw new IllegalArgumentException("Documents are counted from 1: " + sequence);
        }
        return String.format(Locale.ROOT, "%03d", sequence);
    }
}
