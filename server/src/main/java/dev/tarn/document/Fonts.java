package dev.tarn.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The fonts that come along, and which of them a text needs: a document that loads them all takes many times as long. */
final class Fonts {
    static final String REGULAR = "NotoSans-Regular";
    static final String BOLD = "NotoSans-Bold";

    private static final int LAST_CODE_POINT = 0x323AF;

    /** Asked in this order for a character. */
    private static final List<String> FURTHER_SCRIPTS = List.of(
            "NotoSansArabic",
            "NotoSansHebrew",
            "NotoSansDevanagari",
            "NotoSansThai",
            "NotoSansJP",
            "NotoSansTC",
            "NotoSansSC",
            "NotoSansKR");

    /** What each font has a glyph for, looked up once. */
    private static final Map<String, BitSet> COVERAGE = new ConcurrentHashMap<>();

    private Fonts() {}

    static byte[] bytes(String font) {
        return Resources.bytes("fonts/" + font + ".ttf");
    }

    static String regular(String script) {
        return script + "-Regular";
    }

    /** The scripts beyond the usual one that a text has characters of, in order of preference. */
    static Set<String> scriptsOf(String text) {
        BitSet missing = text.codePoints().collect(BitSet::new, BitSet::set, BitSet::or);
        missing.andNot(coverage(REGULAR));
        missing.clear(0, ' ');
        var scripts = new LinkedHashSet<String>();
        for (String script : FURTHER_SCRIPTS) {
            if (!missing.isEmpty() && missing.intersects(coverage(regular(script)))) {
                scripts.add(script);
                missing.andNot(coverage(regular(script)));
            }
        }
        return scripts;
    }

    private static BitSet coverage(String font) {
        return COVERAGE.computeIfAbsent(font, Fonts::read);
    }

    private static BitSet read(String font) {
        try (var parsed = new TTFParser().parse(new RandomAccessReadBuffer(bytes(font)))) {
            var glyphs = parsed.getUnicodeCmapLookup();
            var covered = new BitSet();
            for (int c = 0; c <= LAST_CODE_POINT; c++) {
                covered.set(c, glyphs.getGlyphId(c) != 0);
            }
            return covered;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
