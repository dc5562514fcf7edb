// Starting and stopping: what cannot work is said in one sentence; what a crash left behind is cleared away.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { freePort, launch, newFolder, Server } from "../lib/server.mjs";

const server = await Server.start();
after(() => server.stopAndForget());

function refusal(output) {
  const lines = output.split("\n").filter((line) => line.startsWith("Tarn does not start: "));
  assert.equal(lines.length, 1, `one sentence expected in:\n${output}`);
  assert.ok(!output.includes("\tat "), `no stack trace expected in:\n${output}`);
  return lines[0];
}

test("a second server on the same folder is refused", { timeout: 60_000 }, async () => {
  const { code, output } = await launch(server.folder, await freePort()).ended;
  assert.notEqual(code, 0);
  assert.match(refusal(output), /another Tarn server is using the data folder/);
});

test("a taken port is refused", { timeout: 60_000 }, async (t) => {
  const holder = createServer();
  const port = await freePort();
  await new Promise((resolve) => holder.listen(port, "0.0.0.0", resolve));
  t.after(() => holder.close());
  const { code, output } = await launch(newFolder(), port).ended;
  assert.notEqual(code, 0);
  assert.match(refusal(output), new RegExp(`port ${port} is already in use`));
});

test("a folder of another PostgreSQL version is refused", { timeout: 60_000 }, async () => {
  const other = await Server.start();
  await other.stop();
  writeFileSync(join(other.folder, "postgres", "PG_VERSION"), "17\n");
  const { output } = await launch(other.folder, await freePort()).ended;
  assert.match(refusal(output), /belongs to PostgreSQL 17/);
});

test("a stale pid file does not keep the server from starting", { timeout: 120_000 }, async (t) => {
  const crashed = await Server.start();
  const pidFile = readFileSync(join(crashed.folder, "postgres", "postmaster.pid"), "utf8");
  await crashed.stop();
  // the pid of a process that is certainly not a database: our own
  writeFileSync(join(crashed.folder, "postgres", "postmaster.pid"), pidFile.replace(/^\d+/, String(process.pid)));
  const again = await Server.start(crashed.folder);
  t.after(() => again.stopAndForget());
});

test("a stopped server leaves no database behind", { timeout: 60_000 }, async () => {
  const short = await Server.start();
  const database = short.databasePid();
  await short.stopAndForget();
  assert.throws(() => process.kill(database, 0), { code: "ESRCH" });
});
