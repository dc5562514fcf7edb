// Nothing that was acknowledged is lost, nothing counts twice: server and database are killed under load, again and again.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { Api } from "../lib/api.mjs";
import { newFolder, Server, verify } from "../lib/server.mjs";

const WRITERS = 16;
const KILLS = Number(process.env.TARN_KILLS ?? 4);
const SHORTEST_LOAD_MS = 200;
const LONGEST_LOAD_MS = 2_500;
/** The moments of the kills follow from it: TARN_SEED repeats them, as far as the machine lets them be repeated. */
const SEED = Number(process.env.TARN_SEED ?? Math.floor(Math.random() * 2 ** 31));

test("a kill of server and database loses no acknowledged event and doubles none", { timeout: 900_000 }, async (t) => {
  console.log(`crash test: TARN_SEED=${SEED}, ${KILLS} kills, ${WRITERS} writers`);
  const random = randomFrom(SEED);
  const folder = newFolder();
  let server = await Server.start(folder);
  t.after(() => server.stopAndForget());
  const owner = await Api.register(server.url, { email: `${randomUUID()}@example.com` });
  const { api_key: key } = await owner.organization({ name: "Crash", sandbox: false });
  let api = Api.key(server.url, key);
  await setUp(api);

  const writers = Array.from({ length: WRITERS }, () => new Writer());
  for (let round = 0; round < KILLS; round++) {
    const load = { stopped: false };
    const running = writers.map((writer) => writer.writeUntil(load, () => api));
    await new Promise((resolve) => setTimeout(resolve, SHORTEST_LOAD_MS + random() * (LONGEST_LOAD_MS - SHORTEST_LOAD_MS)));
    await killEverything(server, random);
    load.stopped = true;
    await Promise.all(running);
    server = await Server.start(folder);
    api = Api.key(server.url, key);
  }
  for (const writer of writers) await writer.finish(api);

  const sent = writers.flatMap((writer) => writer.acknowledged);
  assert.ok(sent.length > 2 * WRITERS, `too little load to prove anything: ${sent.length} events`);
  const { meta } = await api.get("/api/v1/events?per_page=1");
  assert.equal(meta.total_count, sent.length);
  const usage = await api.get("/api/v1/customers/cust/current_usage?external_subscription_id=sub");
  assert.equal(Number(usage.customer_usage.charges_usage[0].units), sent.length);
  await server.stop();
  const { code, output } = await verify(folder);
  assert.equal(code, 0, `rollups tell what events do:\n${output}`);
});

async function setUp(api) {
  const { billable_metric: metric } = await api.post("/api/v1/billable_metrics", {
    billable_metric: { name: "Calls", code: "calls", aggregation_type: "count_agg" },
  });
  await api.post("/api/v1/plans", {
    plan: {
      name: "Plan", code: "plan", interval: "yearly", amount_cents: 0, amount_currency: "EUR", pay_in_advance: false,
      charges: [{ billable_metric_id: metric.lago_id, charge_model: "standard", properties: { amount: "1" } }],
    },
  });
  await api.post("/api/v1/subscriptions", { subscription: { external_customer_id: "cust", external_id: "sub", plan_code: "plan" } });
}

/** Numbers from 0 to 1, the same from the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The database goes first, or a moment later, or is left behind by a server that is killed alone. */
async function killEverything(server, random) {
  const database = server.databasePid();
  const which = Math.floor(random() * 3);
  if (which === 0) process.kill(database, "SIGKILL");
  await server.kill();
  if (which === 1) process.kill(database, "SIGKILL");
}

/** Sends small batches and, as a client should, sends a batch again with the same ids until it is answered. */
class Writer {
  acknowledged = [];
  open = null;

  async writeUntil(load, api) {
    while (!load.stopped) {
      this.open ??= Array.from({ length: 5 }, () => randomUUID());
      if (!(await this.send(api()))) return;
    }
  }

  async finish(api) {
    if (this.open) assert.ok(await this.send(api), "the last batch is answered once the server is back");
  }

  async send(api) {
    const events = this.open.map((id) => ({ code: "calls", transaction_id: id, external_subscription_id: "sub" }));
    let answer;
    try {
      answer = await api.call("POST", "/api/v1/events/batch", { events });
    } catch {
      return false; // no answer: nobody knows yet whether it was stored
    }
    const storedBefore = answer.status === 422 && JSON.stringify(answer.body).includes("value_already_exist");
    if (answer.status !== 200 && !storedBefore) {
      assert.ok(answer.status >= 500, `unexpected answer ${answer.status} ${JSON.stringify(answer.body)}`);
      return false;
    }
    this.acknowledged.push(...this.open);
    this.open = null;
    return true;
  }
}
