package dev.tarn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Http;
import dev.tarn.testing.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are pages of the web app. */
class WebAppTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static Reply get(String path, String accept) {
        return Http.send("GET", path, null, Map.of("Accept", accept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/customers", "/customers/ada/usage", "/settings/keys"})
    void a_browser_gets_the_app_at_the_address_of_any_page(String path) {
        assertThat(get(path, BROWSER).status()).isEqualTo(200);
        assertThat(get(path, BROWSER).text()).contains("<title>Tarn</title>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*"})
    void a_script_that_forgot_the_first_part_of_the_path_is_told_that_nothing_is_there(String accept) {
        get("/invoices", accept).isRefused(404, "resource_not_found");
        get("/v1/customers", accept).isRefused(404, "resource_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/auth/nothing", "/assets/gone.js", "/files/gone", "/logo.svg"})
    void what_is_no_page_is_not_found_by_browsers_either(String path) {
        get(path, BROWSER).isRefused(404, "resource_not_found");
    }

    @Test
    void a_file_is_served_whatever_is_accepted() {
        assertThat(get("/index.html", "*/*").text()).contains("<title>Tarn</title>");
    }
}
