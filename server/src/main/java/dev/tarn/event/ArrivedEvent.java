package dev.tarn.event;

/** A stored event with its place in the order of arrival, which decides between events of equal timestamp. */
public record ArrivedEvent(Event event, long sequence) {}
