package dev.tarn.platform;

import java.util.List;

/** What must hold over everything stored of one kind, whatever happened. {@code ./tarn db verify} and the simulation ask all of them. */
public interface Invariants {

    /** What they are about, in one word. */
    String subject();

    /** Every violation found, in words; empty when all is well. */
    List<String> violations();
}
