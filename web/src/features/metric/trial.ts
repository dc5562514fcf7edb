/** A sample with every property that the expression names, as JSON text. */
export function propertiesFor(expression: string): string {
  return JSON.stringify(Object.fromEntries(propertiesNamed(expression).map((name) => [name, 10])), null, 2);
}

/** The properties of events that an expression names. */
export const propertiesNamed = (expression: string): string[] =>
  [...expression.matchAll(/event\.properties\.([A-Za-z][A-Za-z0-9_]*)/g)].map(([, name = '']) => name);

/** The properties that were typed; null when it is no JSON object. */
export function readProperties(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
