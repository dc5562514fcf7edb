/** `plan_amount_cents` becomes `plan amount (cents)`: the unit a name ends in stands apart. */
export function inputName(name: string): string {
  const match = /^(.+)_(cents|percent|days)$/.exec(name);
  const words = (match?.[1] ?? name).replaceAll('_', ' ');
  return match ? `${words} (${match[2]})` : words;
}

/** Plain decimal text that can be shown grouped without losing a digit. */
export function isDecimal(value: string): boolean {
  const match = /^-?\d+(?:\.(\d+))?$/.exec(value);
  return match !== null && (match[1]?.length ?? 0) <= 15;
}
