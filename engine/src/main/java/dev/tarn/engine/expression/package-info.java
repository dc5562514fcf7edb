/** The language of metric expressions: a property computed from the others of an event (MTR-072, MTR-077 to MTR-079). */
@NullMarked
package dev.tarn.engine.expression;

import org.jspecify.annotations.NullMarked;
