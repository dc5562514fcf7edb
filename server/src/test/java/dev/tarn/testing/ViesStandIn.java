package dev.tarn.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for VIES on the loopback interface. What nobody has told it about, it cannot find out: the member state is unavailable. */
public final class ViesStandIn {
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();
    private static final Map<String, Integer> ASKED = new ConcurrentHashMap<>();
    private static final JsonMapper JSON = new JsonMapper();

    private ViesStandIn() {}

    private static final class Running {
        private static final HttpServer SERVER = start();

        private static HttpServer start() {
            try {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.createContext("/check-vat-number", ViesStandIn::answer);
                server.start();
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    public static String url() {
        var address = Running.SERVER.getAddress();
        return "http://" + address.getHostString() + ":" + address.getPort();
    }

    /** A well-formed number that no other test asks about; the prefix is one of a country with eleven digits, such as Italy. */
    public static String freshNumber(String prefix) {
        return prefix + ThreadLocalRandom.current().nextLong(10_000_000_000L, 100_000_000_000L);
    }

    /** From now on it knows whether somebody bears the number. */
    public static void tell(String number, boolean valid) {
        KNOWN.put(number, valid);
    }

    public static int timesAsked(String number) {
        return ASKED.getOrDefault(number, 0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode question = JSON.readTree(exchange.getRequestBody().readAllBytes());
            String number = question.path("countryCode").asString("")
                    + question.path("vatNumber").asString("");
            ASKED.merge(number, 1, Integer::sum);
            Boolean valid = KNOWN.get(number);
            String body = valid == null
                    ? "{\"actionSucceed\": false, \"errorWrappers\": [{\"error\": \"MS_UNAVAILABLE\"}]}"
                    : "{\"valid\": " + valid + ", \"name\": \"---\"}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(valid == null ? 500 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
