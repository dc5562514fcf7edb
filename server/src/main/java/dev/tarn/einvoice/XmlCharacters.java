package dev.tarn.einvoice;

/** Characters that XML 1.0 has room for. */
public final class XmlCharacters {

    private XmlCharacters() {}

    public static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    /** The text without those characters that XML forbids altogether. */
    static String allowed(String text) {
        return text.codePoints()
                .filter(XmlCharacters::isAllowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
