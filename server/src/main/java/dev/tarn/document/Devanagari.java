package dev.tarn.document;

import java.util.regex.Pattern;

/**
 * Puts Devanagari in the order it is seen in. The PDF writer draws one glyph for each character, in order, so the vowel sign i, which is written before
 * the consonants it is spoken after, has to be moved there. Conjuncts are not joined: they are drawn with the sign that stands for a missing vowel.
 */
final class Devanagari {
    private static final Pattern SYLLABLE = Pattern.compile(
            "((?:[\u0915-\u0939\u0958-\u095f]\u093c?\u094d)*[\u0915-\u0939\u0958-\u095f]\u093c?)\u093f");

    private Devanagari() {}

    static String inVisualOrder(String text) {
        return SYLLABLE.matcher(text).replaceAll("\u093f$1");
    }
}
