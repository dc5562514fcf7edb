export interface EventExample {
  externalSubscriptionId: string;
  code: string;
  /** The property that the metric adds up, if it reads one. */
  property?: string | null;
}

/** A command that can be pasted as it stands, once TARN_API_KEY is set; every run sends another event. */
export function curlOf(origin: string, { externalSubscriptionId, code, property }: EventExample): string {
  const event = {
    transaction_id: '$(date +%s%N)',
    external_subscription_id: externalSubscriptionId,
    code,
    ...(property && { properties: { [property]: 1 } }),
  };
  const body = JSON.stringify({ event }, null, 2)
    .replaceAll('\\', '\\\\')
    .replaceAll('`', '\\`')
    .replaceAll('"', '\\"');
  return [
    `curl ${origin}/api/v1/events \\`,
    '  -H "Authorization: Bearer $TARN_API_KEY" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d "${body}"`,
  ].join('\n');
}
