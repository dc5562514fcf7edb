// Billing in a browser: a customer is created and subscribed, uses something, time passes, and the invoice can be opened, explained and
// downloaded; then what a manager and finance see of it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Api } from "../lib/api.mjs";
import { assertAccessible, assertGood, Browser, choose } from "../lib/browser.mjs";
import { Server } from "../lib/server.mjs";

const PASSWORD = "Correct-horse-1!";
const ADMIN = "ada@billing.test";
const MANAGER = "linus@billing.test";
const FINANCE = "grace@billing.test";

let server;
let browser;
let sandbox;
let slug;
let admin;

before(async () => {
  server = await Server.start();
  browser = await Browser.start();
  const session = await Api.register(server.url, { email: ADMIN, password: PASSWORD, name: "Billing" });
  sandbox = await session.organization({ name: "Rehearsal", sandbox: true, now: "2026-01-12T09:00:00Z", default_currency: "EUR", timezone: "Europe/Berlin" });
  const { memberships } = await session.get("/api/v1/me");
  slug = memberships.find(({ organization }) => organization.lago_id === sandbox.lago_id).organization.slug;
  await sellCalls(sandbox.api);
  await join(session.in(sandbox.lago_id), MANAGER, "manager");
  await join(session.in(sandbox.lago_id), FINANCE, "finance");
  admin = await signedIn(ADMIN);
});

after(async () => {
  await browser?.stop();
  await server?.stopAndForget();
});

/** 49.00 a month in arrears; the first 100 calls are free, then 0.0125 each; 19 % tax. */
async function sellCalls(api) {
  await api.post("/api/v1/taxes", { tax: { name: "VAT", code: "vat", rate: "19", applied_to_organization: true } });
  const { billable_metric: metric } = await api.post("/api/v1/billable_metrics", {
    billable_metric: { name: "API calls", code: "api_calls", aggregation_type: "count_agg" },
  });
  const ranges = [
    { from_value: 0, to_value: 100, per_unit_amount: "0", flat_amount: "0" },
    { from_value: 101, to_value: null, per_unit_amount: "0.0125", flat_amount: "1" },
  ];
  const charge = { billable_metric_id: metric.lago_id, charge_model: "graduated", properties: { graduated_ranges: ranges } };
  const plan = { name: "Team", code: "team", interval: "monthly", amount_cents: 4900, amount_currency: "EUR", pay_in_advance: false };
  await api.post("/api/v1/plans", { plan: { ...plan, charges: [charge] } });
  await api.post("/api/v1/plans", { plan: { ...plan, name: "Starter", code: "starter", amount_cents: 900, charges: [] } });
}

async function join(session, email, role) {
  const { invite } = await session.post("/api/v1/invites", { invite: { email, roles: [role] } });
  await new Api(server.url).post("/auth/accept_invite", { token: invite.token, password: PASSWORD });
}

async function signedIn(email) {
  const person = await browser.person(server.url);
  const answer = await person.context.request.post("/auth/login", { data: { email, password: PASSWORD } });
  assert.equal(answer.status(), 200);
  return { ...person, open: (path) => person.page.goto(`/${slug}${path}`) };
}

test("home leads to the next step", { timeout: 60_000 }, async () => {
  const { page, open } = admin;
  await open("");
  await page.getByText("2 of 6 done").waitFor();
  await assertGood(page);
  await page.getByRole("main").getByRole("link", { name: "New customer" }).click();
  await page.getByRole("heading", { name: "New customer" }).waitFor();
});

test("an admin creates a customer", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await assertGood(page);
  await page.getByLabel("Name", { exact: true }).fill("Helios Robotics");
  await page.getByLabel("External id").fill("helios");
  await page.getByRole("button", { name: "Create customer" }).click();
  await page.getByRole("heading", { name: "Helios Robotics" }).waitFor();
  await page.getByText("Not subscribed to anything").waitFor();
  await assertGood(page);
});

test("an admin subscribes the customer and sees what will happen", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await page.getByRole("main").getByRole("link", { name: "Add a plan" }).first().click();
  await choose(page, "Plan", /Team/);
  await page.getByText("€49.00 per month is invoiced at the end of each period.").waitFor();
  assert.equal(await page.getByLabel("External id").inputValue(), "helios_team");
  await assertGood(page);
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "helios_team" }).waitFor();
  await page.getByText("No usage yet in this period").waitFor();
  await assertGood(page);
});

test("usage is there as soon as events are", { timeout: 60_000 }, async () => {
  const { page } = admin;
  const events = Array.from({ length: 100 }, (_, index) => ({ transaction_id: `a${index}`, external_subscription_id: "helios_team", code: "api_calls", timestamp: Date.UTC(2026, 0, 12, 9, 30) / 1000 }));
  await sandbox.api.post("/api/v1/events/batch", { events });
  await sandbox.api.post("/api/v1/events/batch", { events: events.map((event, index) => ({ ...event, transaction_id: `b${index}` })) });
  await page.getByRole("button", { name: "Refresh" }).click();
  const table = page.getByRole("table", { name: "Current usage" });
  // 100 free, 100 at 0.0125 and the flat fee of 1: 2.25, with 19 % tax 2.68
  await table.getByRole("cell", { name: "200", exact: true }).first().waitFor();
  await table.getByText("€2.68").waitFor();
  await assertGood(page);
});

test("events are listed with their properties", { timeout: 60_000 }, async () => {
  const { page, open } = admin;
  await open("/developers/events?subscription=helios_team");
  await page.getByRole("button", { name: /^[ab]\d+$/ }).first().click();
  await page.getByRole("dialog", { name: "API calls" }).waitFor();
  await page.keyboard.press("Escape");
  await assertGood(page);
});

test("moving time past the end of the month makes the invoice, and the open page shows it", { timeout: 60_000 }, async () => {
  const { page, open } = admin;
  await open("/invoices");
  await page.getByRole("heading", { name: "No invoices yet" }).waitFor();
  await page.getByRole("button", { name: "Move time" }).click();
  await page.getByRole("slider", { name: "Days ahead" }).focus();
  for (let day = 1; day < 21; day += 1) await page.keyboard.press("ArrowRight");
  await page.getByText("21 days ahead").waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: /^Move to 2 Feb 2026/ }).click();
  await page.getByText("1 new invoice.").waitFor();
  await page.getByRole("link", { name: /Helios Robotics|-001-001/ }).first().waitFor();
  await assertGood(page);
});

test("the invoice shows what it is made of, and explains each amount", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await page.locator("[data-row-opener]").first().click();
  await page.getByText("Team – subscription fee").waitFor();
  await page.getByText("Up to 100").waitFor();
  await assertGood(page);
  await page.getByRole("button", { name: "Why €2.25?" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByText("PRC-062").first().waitFor();
  await assertAccessible(page);
  await panel.getByRole("link", { name: "See the events behind it" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Why/ }).last().click();
  await page.getByRole("dialog").getByText("INV-080").waitFor();
  await page.keyboard.press("Escape");
});

test("the invoice is downloaded as a PDF", { timeout: 60_000 }, async () => {
  const { page } = admin;
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download PDF" }).click()]);
  assert.match(download.suggestedFilename(), /-001-001\.pdf$/);
  const pdf = await readFile(await download.path());
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
});

test("a cheaper plan comes with the next period, and can be called off", { timeout: 60_000 }, async () => {
  const { page, open } = admin;
  await open("/subscriptions/helios_team");
  await page.getByRole("button", { name: "Change plan" }).click();
  await choose(page, "New plan", /Starter/);
  await page.getByText("This takes effect when the current period is over.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Change plan" }).click();
  await page.getByText("Until then everything is billed by the present plan.").waitFor();
  await assertGood(page);
  await page.getByRole("button", { name: "Keep the present plan" }).click();
  await page.getByRole("button", { name: "Stay on Team" }).click();
  await page.getByText("Until then everything is billed by the present plan.").waitFor({ state: "detached" });
});

test("every page of a customer is free of barriers, in the dark too", { timeout: 120_000 }, async () => {
  const { page, open } = admin;
  await page.emulateMedia({ colorScheme: "dark" });
  for (const path of ["/home", "/customers", "/customers/helios", "/customers/helios/usage", "/customers/helios/invoices", "/customers/helios/information", "/customers/helios/settings", "/subscriptions"]) {
    await open(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await assertGood(page);
  }
  await page.emulateMedia({ colorScheme: "light" });
  assert.deepEqual(admin.broken, []);
});

test("a manager lands on customers and may create them, but sees nothing of developers", { timeout: 60_000 }, async () => {
  const { page, open, broken } = await signedIn(MANAGER);
  await open("");
  await page.getByRole("heading", { name: "Customers", level: 1 }).waitFor();
  await page.getByRole("link", { name: "New customer" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Events" }).count(), 0);
  await open("/developers/events");
  await page.getByText("Your role does not open this page").waitFor();
  await open("/subscriptions/helios_team");
  await page.getByRole("button", { name: "Change plan" }).waitFor();
  assert.deepEqual(broken, []);
});

test("finance looks at customers, changes their settings and the payment of invoices, and no more", { timeout: 60_000 }, async () => {
  const { page, open, broken } = await signedIn(FINANCE);
  await open("");
  await page.getByRole("heading", { name: "Recent invoices" }).waitFor();
  await open("/customers");
  await page.getByRole("link", { name: "Helios Robotics" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "New customer" }).count(), 0);
  await open("/customers/new");
  await page.getByText("Your role does not open this page").waitFor();
  await open("/customers/helios/settings");
  await page.getByRole("button", { name: "Edit: Payment terms" }).click();
  await page.getByRole("radio", { name: "A value of the customer's own" }).click();
  await page.getByLabel("Days", { exact: true }).fill("45");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("45 days").waitFor();
  await open("/subscriptions/helios_team");
  await page.getByRole("heading", { name: "helios_team" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Change plan" }).count(), 0);
  await open("/invoices");
  await page.locator("[data-row-opener]").first().click();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Change payment status" }).click();
  await page.getByRole("radio", { name: "Paid", exact: true }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("Paid", { exact: true }).first().waitFor();
  assert.deepEqual(broken, []);
});
