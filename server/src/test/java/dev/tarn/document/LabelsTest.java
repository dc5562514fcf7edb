package dev.tarn.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "it", "nb", "pt_BR", "sv", "zh_TW"})
    void every_language_has_every_label_with_the_same_places_to_fill_in(String language) throws IOException {
        Properties english = read("");
        Properties translated = read("_" + language);

        assertThat(translated.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> assertThat(places(String.valueOf(translated.get(key))))
                .as(key.toString())
                .isEqualTo(places(text)));
    }

    private static String places(Object text) {
        return text.toString()
                .replaceAll("[^{}0-9]", "")
                .chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Properties read(String suffix) throws IOException {
        try (var resource = LabelsTest.class.getResourceAsStream("labels" + suffix + ".properties")) {
            assertThat(resource).isNotNull();
            var properties = new Properties();
            properties.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
            return properties;
        }
    }
}
