package dev.tarn.subscription;

/** Order of what happens to subscriptions at one instant: ends come before starts, both before what is billed. */
final class Ranks {
    static final int END = 10;
    static final int EXPIRE = 15;
    static final int START = 20;

    private Ranks() {}
}
