// A server as a user starts it: a process of its own, on a data folder of its own, on loopback.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const READY_WITHIN_MS = 120_000;
const java = join(process.env.JAVA_HOME ?? "", "bin", "java");

export function newFolder() {
  return mkdtempSync(join(tmpdir(), "tarn-e2e-"));
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Starts a process without waiting for it to be ready. */
export function launch(folder, port, more = []) {
  const child = spawn(java, ["-XX:+UseCompactObjectHeaders", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-jar", process.env.TARN_JAR, ...more], {
    env: { ...process.env, TARN_DATA_DIR: folder, TARN_PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = [];
  child.stdout.on("data", (data) => output.push(String(data)));
  child.stderr.on("data", (data) => output.push(String(data)));
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal, output: output.join("") })));
  return { child, ended, output };
}

/** What `./tarn db verify` does, on the folder of a server that is stopped: its exit code and what it says. */
export async function verify(folder) {
  const task = ["--tarn.task=verify", "--spring.main.web-application-type=none", "--tarn.role=task"];
  return launch(folder, await freePort(), task).ended;
}

export class Server {
  static async start(folder = newFolder()) {
    const port = await freePort();
    const server = new Server(folder, port, launch(folder, port));
    await server.ready();
    return server;
  }

  constructor(folder, port, process) {
    Object.assign(this, { folder, port, process, url: `http://127.0.0.1:${port}` });
  }

  async ready() {
    const limit = Date.now() + READY_WITHIN_MS;
    let over = null;
    this.process.ended.then((end) => {
      over = end;
    });
    while (Date.now() < limit) {
      if (over) throw new Error(`the server ended before it was ready:\n${over.output}`);
      const answered = await fetch(`${this.url}/health`).then((answer) => answer.ok, () => false);
      if (answered) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`not ready in time:\n${this.process.output.join("")}`);
  }

  /** The process id of the database, from the file it keeps itself. */
  databasePid() {
    return Number(readFileSync(join(this.folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  }

  async kill() {
    this.process.child.kill("SIGKILL");
    await this.process.ended;
  }

  async stop() {
    this.process.child.kill("SIGTERM");
    return this.process.ended;
  }

  async stopAndForget() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
