package dev.tarn.platform;

/** Work with the outside that moves money. It runs by machine time, but moving a sandbox's clock waits for it (decisions on business time). */
public interface OutsideWork {

    /** Does what is ready for this organization and waits for what others are doing for it; whether there was anything. Called outside of any transaction. */
    boolean finish(Tenant tenant);
}
