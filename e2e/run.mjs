// Runs the end-to-end tests against the packaged server: node run.mjs <server.jar> [file ...]
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [jar, ...chosen] = process.argv.slice(2);
const files = chosen.length > 0 ? chosen : readdirSync(join(here, "tests")).filter((name) => name.endsWith(".test.mjs"));
const paths = files.map((name) => join(here, "tests", name));
const runner = spawn(process.execPath, ["--test", "--test-concurrency=1", "--test-reporter=spec", ...paths], {
  stdio: "inherit",
  env: { ...process.env, TARN_JAR: jar },
});
runner.on("exit", (code) => process.exit(code ?? 1));
