package dev.tarn.integration;

/** Nobody knows whether the provider has done what it was asked: it is to be asked again, with the same key. */
public class ProviderUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProviderUnreachableException(String reason) {
        super(reason);
    }

    public ProviderUnreachableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
