package dev.tarn.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain HTTP against the server; nothing is added to what is asked for. */
public final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    private Http() {}

    /** {@code path} with its query, as it goes over the wire. A body that is bytes or text is sent as it is, anything else as JSON. */
    public static Reply send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        return send(TarnServer.url(), method, path, body, headers);
    }

    public static Reply send(
            URI server, String method, String path, @Nullable Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofSeconds(120));
        if (body != null && headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(method, publisher(body));
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(method + " " + path, response.statusCode(), response.headers(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpRequest.BodyPublisher publisher(@Nullable Object body) {
        if (body == null) {
            return HttpRequest.BodyPublishers.noBody();
        }
        if (body instanceof byte[] bytes) {
            return HttpRequest.BodyPublishers.ofByteArray(bytes);
        }
        return body instanceof String text
                ? HttpRequest.BodyPublishers.ofString(text)
                : HttpRequest.BodyPublishers.ofByteArray(Json.write(body));
    }

    /** The value of a cookie that the answer sets. */
    static String cookie(Reply reply, String name) {
        List<String> set = reply.headers().allValues("Set-Cookie");
        return set.stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + set));
    }
}
