package dev.tarn.subscription;

/** A change of plan that has taken place: the subscription that ended and the one that started in its stead. */
public record Replacement(Subscription before, Subscription after) {}
