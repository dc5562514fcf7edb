// The catalogue in a browser: an admin measures usage and puts a price on it; a manager sees plans, but neither metrics nor a way to make plans.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "../lib/api.mjs";
import { assertAccessible, assertGood, Browser, choose } from "../lib/browser.mjs";
import { Server } from "../lib/server.mjs";

const ADMIN = "ada@catalog.test";
const MANAGER = "linus@catalog.test";
const PASSWORD = "Correct-horse-1!";

let server;
let browser;
let admin;

before(async () => {
  server = await Server.start();
  browser = await Browser.start();
  admin = await browser.person(server.url);
});

after(async () => {
  await browser?.stop();
  await server?.stopAndForget();
});

const heading = (page, name) => page.getByRole("heading", { name, level: 1 }).waitFor();
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const slugOf = (page) => new URL(page.url()).pathname.split("/")[1];

test("an admin signs up and finds an empty catalogue that says what to do", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await page.goto("/sign-up");
  await page.getByLabel("Organization name").fill("Catalog");
  await page.getByLabel("E-mail").fill(ADMIN);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create organization" }).click();
  await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Metrics" }).click();
  await page.getByText("No metrics yet").waitFor();
  await assertGood(page);
});

test("an admin creates a tax for the whole organization", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await page.goto(`/${slugOf(page)}/settings/taxes`);
  await page.getByRole("button", { name: "New tax" }).first().click();
  await field(page, "Name").fill("VAT");
  await field(page, "Rate").fill("8.875");
  await page.getByRole("switch", { name: /whole organization/ }).click();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Create tax" }).click();
  await page.getByRole("cell", { name: "8.875 %" }).waitFor();
  await assertGood(page);
});

test("an admin creates a metric with a filter and an expression that is tried first", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await page.goto(`/${slugOf(page)}/metrics/new`);
  await field(page, "Name").fill("Compute hours");
  await page.getByRole("radio", { name: /^Sum/ }).press("Space");
  await field(page, "Property").fill("hours");
  await page.getByLabel(/^Expression/).fill("event.properties.cpus * event.properties.seconds / 4");
  await page.getByRole("button", { name: "Try" }).click();
  await page.getByText(/^25(\.0+)?$/).waitFor();
  await page.getByRole("button", { name: "Add filter" }).click();
  await field(page, "Key").fill("region");
  await field(page, "Values").fill("eu,");
  await field(page, "Values").pressSequentially("us,");
  await assertGood(page);
  await page.getByRole("button", { name: "Create metric" }).click();
  await heading(page, "Compute hours");
  await page.getByText("compute_hours", { exact: true }).first().waitFor();
  await page.getByText("Not used yet").waitFor();
  await assertGood(page);
});

test("an admin creates a plan with a graduated charge and sees its tiers", { timeout: 90_000 }, async () => {
  const { page } = admin;
  await page.goto(`/${slugOf(page)}/plans/new`);
  await field(page, "Name").fill("Growth");
  await choose(page, "Currency", /^EUR/);
  await field(page, "Fee per month").fill("49");
  await page.getByRole("button", { name: "Add charge" }).click();
  await choose(page, "Metric", /Compute hours/);
  await choose(page, "Model", /^Graduated$/);
  await page.getByLabel("Tier 1: Last unit").fill("500");
  await page.getByLabel("Tier 1: Price per unit").fill("0.01");
  await page.getByLabel("Tier 2: Price per unit").fill("0.005");
  await page.getByText("€7.50").waitFor();
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("group", { name: "region" }).getByRole("button", { name: "us" }).click();
  await page.getByLabel("Filter 1").getByLabel("Tier 1: Price per unit").fill("0.02");
  await page.getByLabel("Filter 1").getByLabel("Tier 2: Price per unit").fill("0.01");
  await assertGood(page);
  await page.keyboard.press("Control+Enter");
  await heading(page, "Growth");
  await page.getByText("€0.005 – €0.01 per unit, by 2 tiers").waitFor();
  const rows = page.getByRole("table", { name: "Tiers" }).last().getByRole("row");
  assert.deepEqual(await rows.nth(1).getByRole("cell").allInnerTexts(), ["0", "500", "€0.01"]);
  assert.deepEqual(await rows.nth(2).getByRole("cell").allInnerTexts(), ["501", "∞", "€0.005"]);
  await assertGood(page);
});

test("what was typed is asked for before it is left behind", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await field(page, "Fee per month").fill("59");
  await page.getByRole("link", { name: "Close without saving" }).click();
  await page.getByText("Leave without saving?").waitFor();
  await page.getByRole("button", { name: "Stay" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await heading(page, "Growth");
  await page.getByText("€59.00").waitFor();
});

test("a taken code is said at its field", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await page.goto(`/${slugOf(page)}/plans/new`);
  await field(page, "Name").fill("Growth");
  await field(page, "Fee per month").fill("1");
  await page.getByRole("button", { name: "Create plan" }).click();
  await page.getByText("This is already taken.").waitFor();
  assert.equal(await field(page, "Code").getAttribute("aria-invalid"), "true");
});

test("a plan is duplicated with its charges", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await page.goto(`/${slugOf(page)}/plans/new?from=growth`);
  assert.equal(await field(page, "Name").inputValue(), "Copy of Growth");
  await page.getByRole("button", { name: "Create plan" }).click();
  await heading(page, "Copy of Growth");
  await page.getByText("€0.005 – €0.01 per unit, by 2 tiers").waitFor();
});

test("a manager sees plans, but no metrics and no way to make a plan", { timeout: 90_000 }, async () => {
  const slug = slugOf(admin.page);
  const api = await signedIn(ADMIN);
  const { invite } = await api.post("/api/v1/invites", { invite: { email: MANAGER, roles: ["manager"] } });
  const { page, broken } = await browser.person(server.url);
  await page.goto(`/invitation/${invite.token}`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: /^Join/ }).click();
  const navigation = page.getByRole("navigation", { name: "Main navigation" });
  await navigation.getByRole("link", { name: "Plans" }).click();
  await page.getByRole("link", { name: "Growth", exact: true }).waitFor();
  assert.equal(await navigation.getByRole("link", { name: "Metrics" }).count(), 0);
  assert.equal(await page.getByRole("link", { name: "New plan" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "More actions" }).count(), 0);
  await assertGood(page);
  await page.getByRole("link", { name: "Growth", exact: true }).click();
  await page.getByText("€0.005 – €0.01 per unit, by 2 tiers").waitFor();
  assert.equal(await page.getByRole("link", { name: "Edit", exact: true }).count(), 0);
  await assertGood(page);
  for (const path of ["metrics", "metrics/new", "plans/new", "plans/growth/edit", "settings/taxes"]) {
    await page.goto(`/${slug}/${path}`);
    await page.getByText("Your role does not open this page").waitFor();
  }
  assert.deepEqual(broken, []);
});

test("a metric in use is deleted only after its plans were named", { timeout: 60_000 }, async () => {
  const { page, broken } = admin;
  await page.goto(`/${slugOf(page)}/metrics/compute_hours`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByText(/2 plans lose their charges on it/).waitFor();
  await assertAccessible(page);
  await page.getByLabel("Type compute_hours to confirm").fill("compute_hours");
  await page.getByRole("button", { name: "Delete metric" }).click();
  await page.getByText("No metrics yet").waitFor();
  await page.goto(`/${slugOf(page)}/plans/growth`);
  await page.getByText("No usage charges").waitFor();
  assert.deepEqual(broken, []);
});

async function signedIn(email) {
  const api = new Api(server.url);
  await api.post("/auth/login", { email, password: PASSWORD });
  const { memberships } = await api.get("/api/v1/me");
  return api.in(memberships[0].organization.lago_id);
}
