package dev.tarn.testing;

/** Short names for {@link TarnServer}. */
public final class Server {
    private Server() {}

    public static String url() {
        return TarnServer.url().toString();
    }

    public static <T> T bean(Class<T> type) {
        return TarnServer.bean(type);
    }

    public static <T> T bean(String name, Class<T> type) {
        return TarnServer.bean(name, type);
    }
}
