package dev.tarn.platform;

/** A job of {@code ./tarn db ...}: run once in place of the server. */
public interface Task {

    /** What it is called on the command line. */
    String name();

    /** Does it, saying what it finds. Answers whether all is well. */
    boolean run();
}
