package dev.tarn.document;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of documents in one language (INV-211); English where a language is not supported. */
final class Labels {
    /** Tags as billing entities and customers carry them. */
    static final List<String> SUPPORTED = List.of("en", "de", "es", "fr", "it", "nb", "pt-BR", "sv", "zh-TW");

    private final ResourceBundle words;
    private final Locale locale;

    private Labels(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "dev.tarn.document.labels", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Labels of(String languageTag) {
        return new Labels(Locale.forLanguageTag(SUPPORTED.contains(languageTag) ? languageTag : "en"));
    }

    Locale locale() {
        return locale;
    }

    /** The words under a key, with {0}, {1} and so on filled in. */
    String get(String key, Object... values) {
        String text = words.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i].toString());
        }
        return text;
    }
}
