// The later rooms in a browser: a voided invoice is billed again, a list is exported, a subscription gets prices of its own, the app is seen as a
// role, settings are kept; every one of their pages is held to WCAG, in both schemes and on a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "../lib/api.mjs";
import { assertAccessible, assertGood, Browser, choose } from "../lib/browser.mjs";
import { Server } from "../lib/server.mjs";

const PASSWORD = "Correct-horse-1!";
const ADMIN = "ada@rooms.test";
const MANAGER = "linus@rooms.test";

let server;
let browser;
let sandbox;
let slug;
let admin;
let manager;

before(async () => {
  server = await Server.start();
  browser = await Browser.start();
  const session = await Api.register(server.url, { email: ADMIN, password: PASSWORD, name: "Rooms" });
  sandbox = await session.organization({ name: "Rehearsal", sandbox: true, now: "2026-01-12T09:00:00Z", default_currency: "EUR", timezone: "Europe/Berlin" });
  const { memberships } = await session.get("/api/v1/me");
  slug = memberships.find(({ organization }) => organization.lago_id === sandbox.lago_id).organization.slug;
  await sell(sandbox.api);
  const { invite } = await session.in(sandbox.lago_id).post("/api/v1/invites", { invite: { email: MANAGER, roles: ["manager"] } });
  await new Api(server.url).post("/auth/accept_invite", { token: invite.token, password: PASSWORD });
  admin = await signedIn(ADMIN);
  manager = await signedIn(MANAGER);
});

after(async () => {
  await browser?.stop();
  await server?.stopAndForget();
});

/** A setup for 499.00 and a customer on a plan of 49.00 a month. */
async function sell(api) {
  await api.post("/api/v1/add_ons", { add_on: { name: "Setup", code: "setup", amount_cents: 49900, amount_currency: "EUR" } });
  await api.post("/api/v1/customers", { customer: { name: "Helios Robotics", external_id: "helios", currency: "EUR", email: "billing@helios.test" } });
  const plan = { name: "Team", code: "team", interval: "monthly", amount_cents: 4900, amount_currency: "EUR", pay_in_advance: false, charges: [] };
  await api.post("/api/v1/plans", { plan });
  await api.post("/api/v1/plans", { plan: { ...plan, name: "Scale", code: "scale", amount_cents: 19900 } });
  const start = { subscription_at: "2026-01-01T00:00:00+01:00", billing_time: "calendar" };
  await api.post("/api/v1/subscriptions", { subscription: { external_customer_id: "helios", external_id: "helios_team", plan_code: "team", ...start } });
}

async function signedIn(email) {
  const person = await browser.person(server.url);
  const answer = await person.context.request.post("/auth/login", { data: { email, password: PASSWORD } });
  assert.equal(answer.status(), 200);
  return { ...person, open: (path) => person.page.goto(`/${slug}${path}`) };
}

test("a voided invoice is billed again with fewer units", { timeout: 90_000 }, async () => {
  const { page, open } = admin;
  const fees = [{ add_on_code: "setup", units: 2 }];
  const { invoice } = await sandbox.api.post("/api/v1/invoices", { invoice: { external_customer_id: "helios", currency: "EUR", fees } });
  await sandbox.api.post(`/api/v1/invoices/${invoice.lago_id}/void`, {});
  await open(`/invoices/${invoice.lago_id}`);
  await page.getByRole("button", { name: "More actions" }).first().click();
  await page.getByRole("menuitem", { name: "Bill again" }).click();
  await page.getByLabel("Units", { exact: true }).fill("1");
  await page.getByText("€499.00").first().waitFor();
  await assertGood(page);
  await page.getByRole("button", { name: "Issue invoice" }).click();
  await page.getByText(/^Invoice .* takes the place of/).waitFor();
  const { invoices } = await sandbox.api.get("/api/v1/invoices?external_customer_id=helios");
  const made = invoices.find(({ lago_id, status }) => status === "finalized" && lago_id !== invoice.lago_id);
  assert.equal(made.total_amount_cents, 49900);
});

test("a list is taken away as a file", { timeout: 60_000 }, async () => {
  const { page, open } = admin;
  await open("/invoices");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("radio", { name: /^Fee of an invoice/ }).press("Space");
  await assertAccessible(page);
  await page.getByRole("button", { name: "Make the file" }).click();
  await page.getByText(/^Fee of an invoice, \d+ row/).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  assert.match((await download).suggestedFilename(), /\.csv$/);
});

test("a subscription gets a price of its own, and the next invoice shows it before it is there", { timeout: 90_000 }, async () => {
  const { page, open } = manager;
  await open("/subscriptions/helios_team/prices");
  await page.getByLabel(/^Fee per month/).fill("39");
  await page.getByText("€39.00").waitFor();
  await assertGood(page);
  await page.getByRole("button", { name: "Save prices" }).click();
  await page.getByText("€39.00 / month").waitFor();
  await open("/customers/helios");
  await page.getByRole("heading", { name: "On 1 Feb 2026" }).waitFor();
  await page.getByText("€39.00").first().waitFor();
  await assertGood(page);
});

test("a change of plan says first what it bills", { timeout: 60_000 }, async () => {
  const { page, open } = manager;
  await open("/subscriptions/helios_team");
  await page.getByRole("button", { name: "Change plan" }).click();
  await choose(page, "New plan", /Scale/);
  await page.getByRole("heading", { name: "Billed and credited now" }).waitFor();
  await assertAccessible(page);
});

test("the app is seen as a role until that is stopped", { timeout: 60_000 }, async () => {
  const { page, open } = admin;
  await open("/settings/roles");
  await page.getByRole("button", { name: /Account manager/ }).first().click();
  await page.getByRole("menuitem", { name: "See the app as this role" }).click();
  const banner = page.getByRole("region", { name: "Seen as a role" });
  await banner.getByText(/still done as yourself/).waitFor();
  const navigation = page.getByRole("navigation", { name: "Main navigation" });
  await navigation.getByRole("link", { name: "Customers" }).waitFor();
  assert.equal(await navigation.getByRole("link", { name: "Metrics" }).count(), 0);
  await assertGood(page);
  await banner.getByRole("button", { name: "Stop" }).click();
  await navigation.getByRole("link", { name: "Metrics" }).waitFor();
});

test("a campaign and a provider are set up, and the key is not shown again", { timeout: 90_000 }, async () => {
  const { page, open } = admin;
  await open("/settings/dunning");
  await page.getByRole("button", { name: "New campaign" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("Gentle");
  await page.getByLabel("Amount 1").fill("50");
  await assertAccessible(page);
  await page.getByRole("button", { name: "Create campaign" }).click();
  await page.getByText("3 times, every 7 days").waitFor();
  await assertGood(page);
  await open("/settings/integrations");
  await page.getByRole("button", { name: "Connect Stripe" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("Stripe Europe");
  await page.getByLabel("Secret key", { exact: true }).fill("sk_test_abcdefgh1234");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByText("••••••••1234").waitFor();
  assert.equal(await page.getByText("sk_test_abcdefgh1234").count(), 0);
  await assertGood(page);
});

test("pages without a journey of their own are without barriers", { timeout: 120_000 }, async () => {
  const { page, open, broken } = admin;
  const entities = await sandbox.api.get("/api/v1/billing_entities");
  const entity = encodeURIComponent(entities.billing_entities[0].code);
  for (const path of ["/payments/receipts", "/rehearsals", "/customers/helios/timeline", `/settings/billing-entities/${entity}/emails`, "/settings/general", "/settings/pricing-units", "/settings/custom-sections", "/developers/backfills", "/plans/team/versions"]) {
    await open(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await assertGood(page);
  }
  assert.deepEqual(broken, []);
});

test("a manager is shown nothing that the role may not do", { timeout: 60_000 }, async () => {
  const { page, open, broken } = manager;
  await open("/settings/dunning");
  await page.getByText("Gentle", { exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "New campaign" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "More actions" }).count(), 0);
  await open("/settings/integrations");
  await page.getByText("Your role does not open this page").waitFor();
  assert.deepEqual(broken, []);
});
