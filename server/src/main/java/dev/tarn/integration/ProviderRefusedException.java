package dev.tarn.integration;

/** The provider has not done what it was asked, and says why. */
public class ProviderRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    public ProviderRefusedException(String code, String reason) {
        super(reason);
        this.code = code;
    }

    /** In the provider's words. */
    public String code() {
        return code;
    }
}
