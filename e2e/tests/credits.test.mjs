// Credits in a browser: a coupon is made and given to a customer, add-ons are billed at once, an invoice is credited and another voided; who may
// do which of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "../lib/api.mjs";
import { assertAccessible, assertGood, Browser, choose } from "../lib/browser.mjs";
import { Server } from "../lib/server.mjs";

const PASSWORD = "Correct-horse-1!";
const ADMIN = "ada@credits.test";
const MANAGER = "linus@credits.test";
const FINANCE = "grace@credits.test";

let server;
let browser;
let sandbox;
let slug;
let admin;
let manager;
let finance;

before(async () => {
  server = await Server.start();
  browser = await Browser.start();
  const session = await Api.register(server.url, { email: ADMIN, password: PASSWORD, name: "Credits" });
  sandbox = await session.organization({ name: "Rehearsal", sandbox: true, now: "2026-01-12T09:00:00Z", default_currency: "EUR", timezone: "Europe/Berlin" });
  const { memberships } = await session.get("/api/v1/me");
  slug = memberships.find(({ organization }) => organization.lago_id === sandbox.lago_id).organization.slug;
  await sell(sandbox.api);
  for (const [email, role] of [[MANAGER, "manager"], [FINANCE, "finance"]]) {
    const { invite } = await session.in(sandbox.lago_id).post("/api/v1/invites", { invite: { email, roles: [role] } });
    await new Api(server.url).post("/auth/accept_invite", { token: invite.token, password: PASSWORD });
  }
  admin = await signedIn(ADMIN);
  manager = await signedIn(MANAGER);
  finance = await signedIn(FINANCE);
});

after(async () => {
  await browser?.stop();
  await server?.stopAndForget();
});

/** 19 % tax, a setup for 499.00, a customer; another one whose invoices wait as drafts for ten days, on a plan of 49.00. */
async function sell(api) {
  await api.post("/api/v1/taxes", { tax: { name: "VAT", code: "vat", rate: "19", applied_to_organization: true } });
  await api.post("/api/v1/add_ons", { add_on: { name: "Setup", code: "setup", amount_cents: 49900, amount_currency: "EUR" } });
  await api.post("/api/v1/customers", { customer: { name: "Helios Robotics", external_id: "helios", currency: "EUR", email: "billing@helios.test" } });
  const plan = { name: "Team", code: "team", interval: "monthly", amount_cents: 4900, amount_currency: "EUR", pay_in_advance: false, charges: [] };
  await api.post("/api/v1/plans", { plan });
  await api.post("/api/v1/customers", { customer: { name: "Contoso", external_id: "contoso", currency: "EUR", billing_configuration: { invoice_grace_period: 10 } } });
  const start = { subscription_at: "2026-01-01T00:00:00+01:00", billing_time: "calendar" };
  await api.post("/api/v1/subscriptions", { subscription: { external_customer_id: "contoso", external_id: "contoso_team", plan_code: "team", ...start } });
}

async function signedIn(email) {
  const person = await browser.person(server.url);
  const answer = await person.context.request.post("/auth/login", { data: { email, password: PASSWORD } });
  assert.equal(answer.status(), 200);
  return { ...person, open: (path) => person.page.goto(`/${slug}${path}`) };
}

async function menu(page, item) {
  await page.getByRole("button", { name: "More actions" }).first().click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function billSetup() {
  const { invoice } = await sandbox.api.post("/api/v1/invoices", { invoice: { external_customer_id: "helios", currency: "EUR", fees: [{ add_on_code: "setup" }] } });
  return invoice;
}

test("an admin creates a coupon", { timeout: 60_000 }, async () => {
  const { page, open } = admin;
  await open("/coupons");
  await page.getByText("No coupons yet").waitFor();
  await page.getByRole("main").getByRole("link", { name: "New coupon" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("Launch partner");
  await page.getByRole("radio", { name: /^A share/ }).press("Space");
  await page.getByLabel("Share", { exact: true }).fill("12.5");
  await page.getByRole("radio", { name: /^For some periods/ }).press("Space");
  await page.getByRole("textbox", { name: "Periods" }).fill("6");
  await assertGood(page);
  await page.getByRole("button", { name: "Create coupon" }).click();
  await page.getByRole("heading", { name: "Launch partner" }).waitFor();
  await page.getByText("12.5 % off").waitFor();
  await page.getByText("Nobody has it yet").waitFor();
  await assertGood(page);
});

test("a manager gives it to a customer on other terms, and may not change the coupon itself", { timeout: 60_000 }, async () => {
  const { page, open } = manager;
  await open("/coupons/launch_partner");
  await page.getByText("12.5 % off").waitFor();
  assert.equal(await page.getByRole("link", { name: "Edit", exact: true }).count(), 0);
  await open("/customers/helios/coupons");
  await page.getByRole("button", { name: "Give a coupon" }).click();
  await choose(page, "Coupon", /Launch partner/);
  await page.getByLabel("Share", { exact: true }).fill("10");
  await assertAccessible(page);
  await page.getByRole("button", { name: "Give coupon" }).click();
  await page.getByText("10 % off, for 6 periods").waitFor();
  await page.getByText("6 periods left").waitFor();
  await assertGood(page);
});

test("finance sees the customer's coupons and can neither give nor take them", { timeout: 60_000 }, async () => {
  const { page, open } = finance;
  await open("/customers/helios/coupons");
  await page.getByText("10 % off, for 6 periods").waitFor();
  assert.equal(await page.getByRole("button", { name: "Give a coupon" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "More actions" }).count(), 0);
  await open("/customers/helios/invoice");
  await page.getByText("Your role does not open this page").waitFor();
});

test("a manager bills an add-on and sees the total while writing", { timeout: 60_000 }, async () => {
  const { page, open } = manager;
  await open("/customers/helios/invoice");
  await choose(page, "Add-on", /Setup/);
  await page.getByLabel("Units").fill("1.5");
  // 1.5 × 499.00 = 748.50, and 142.215 of tax
  await page.getByText("€890.72").waitFor();
  await assertGood(page);
  await page.getByRole("button", { name: "Issue invoice" }).click();
  await page.getByRole("button", { name: "Why €890.72?" }).waitFor();
  await assertGood(page);
});

test("finance credits a part of it against what is due", { timeout: 60_000 }, async () => {
  const { page, open } = finance;
  await open("/invoices");
  await page.locator("[data-row-opener]").first().click();
  await page.getByRole("button", { name: "Why €890.72?" }).waitFor();
  await menu(page, "Issue credit note");
  await page.getByRole("checkbox", { name: /^Setup/ }).click();
  await page.getByLabel("Amount of Setup").fill("100");
  await page.getByText("€119.00", { exact: true }).first().waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll("input")].some(({ value }) => value === "119.00"));
  await choose(page, "Reason", "Order change");
  await assertGood(page);
  await page.getByRole("button", { name: "Issue credit note" }).click();
  await page.getByRole("heading", { name: /-CN001$/ }).waitFor();
  await page.getByText("Off what is due on the invoice").waitFor();
  await page.getByText("Order change").waitFor();
  await assertGood(page);
  await page.getByRole("link", { name: /-001-001$/ }).click();
  await page.getByText("Offset by credit notes").waitFor();
  await page.getByText("€771.72").first().waitFor();
  await assertGood(page);
  await open("/credit-notes");
  await page.getByRole("link", { name: /-CN001$/ }).waitFor();
  await assertGood(page);
});

test("a manager voids an invoice after being told what that means", { timeout: 60_000 }, async () => {
  const { lago_id: id, number } = await billSetup();
  const { page, open, broken } = manager;
  await open(`/invoices/${id}`);
  await menu(page, "Void invoice");
  await page.getByRole("heading", { name: `Void ${number}?` }).waitFor();
  await assertAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Void invoice" }).click();
  await page.getByText("This invoice was voided. It is not to be paid.").waitFor();
  await assertGood(page);
  assert.deepEqual(broken, []);
});

test("a manager opens a wallet, tops it up and voids some of it", { timeout: 90_000 }, async () => {
  const { page, open, broken } = manager;
  await open("/customers/helios/wallets");
  await page.getByText("No wallets").waitFor();
  await page.getByRole("link", { name: "New wallet" }).click();
  await page.getByLabel("Name", { exact: false }).first().fill("Prepaid");
  await page.getByLabel("One credit is worth").fill("0.5");
  await page.getByLabel("Credits to give").first().fill("40");
  await page.getByText("= €20.00").waitFor();
  await assertGood(page);
  await page.getByRole("button", { name: "Create wallet" }).click();
  await page.getByRole("heading", { name: "Prepaid" }).waitFor();
  await page.getByText("40 credits").first().waitFor();
  await page.getByRole("button", { name: "Top up" }).click();
  await page.getByLabel("Credits to give").fill("12.5");
  await assertAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Top up" }).click();
  await page.getByText("52.5 credits").first().waitFor();
  await menu(page, "Void credits");
  await page.getByLabel("Credits to void").fill("2.5");
  await page.getByRole("dialog").getByRole("button", { name: "Void credits" }).click();
  await page.getByText("50 credits", { exact: true }).first().waitFor();
  await page.getByRole("table", { name: "Transactions" }).getByRole("button", { name: "Voided" }).click();
  await page.getByRole("dialog").getByText("Came from").waitFor();
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  await assertGood(page);
  assert.deepEqual(broken, []);
});

test("finance sees the wallet and has no way to change it", { timeout: 60_000 }, async () => {
  const { page, open } = finance;
  await open("/customers/helios/wallets");
  assert.equal(await page.getByRole("link", { name: "New wallet" }).count(), 0);
  await page.getByRole("link", { name: "Prepaid" }).click();
  await page.getByText("50 credits", { exact: true }).first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Top up" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "More actions" }).count(), 0);
});

test("finance edits a fee of a draft, sees the new total before saving, and finalizes", { timeout: 90_000 }, async () => {
  await sandbox.api.put("/api/v1/clock", { clock: { now: "2026-02-02T09:00:00Z" } });
  const { page, open } = finance;
  await open("/invoices?view=draft");
  await page.locator("[data-row-opener]").first().click();
  await page.getByRole("button", { name: "Why €58.31?" }).waitFor();
  await page.getByRole("button", { name: /^Edit Team/ }).click();
  await page.getByLabel("Units").fill("2");
  await page.getByLabel("Unit price").fill("30");
  // 60.00 and 11.40 of tax
  await page.getByText("€71.40").waitFor();
  await assertAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Edited", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Why €71.40?" }).waitFor();
  await assertGood(page);
  assert.equal(await page.getByRole("button", { name: "More actions" }).count(), 0);
  await page.getByRole("button", { name: "Finalize" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Finalize" }).click();
  await page.getByRole("heading", { name: /-002-001$/ }).waitFor();
});

test("a manager records a payment in two parts", { timeout: 60_000 }, async () => {
  await manager.page.goto(finance.page.url());
  const { page, open, broken } = manager;
  for (const [amount, reference] of [["20", "SEPA 1"], ["51.40", "SEPA 2"]]) {
    await menu(page, "Record a payment");
    await page.getByLabel("Amount").fill(amount);
    await page.getByLabel("Reference").fill(reference);
    await assertAccessible(page);
    await page.getByRole("button", { name: "Record payment" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("cell", { name: reference }).waitFor();
  }
  await page.getByText("Paid", { exact: true }).first().waitFor();
  await assertGood(page);
  await open("/payments");
  await page.getByRole("cell", { name: "SEPA 2" }).waitFor();
  await assertGood(page);
  await open("/customers/contoso/payments");
  await page.getByRole("cell", { name: "SEPA 1" }).waitFor();
  await assertGood(page);
  assert.deepEqual(broken, []);
});

test("taking a coupon back and ending it say what is lost", { timeout: 60_000 }, async () => {
  const { page, open, broken } = admin;
  await open("/coupons/launch_partner");
  await page.getByRole("link", { name: "helios" }).waitFor();
  await page.getByRole("main").getByRole("button", { name: "More actions" }).last().click();
  await page.getByRole("menuitem", { name: "Take back" }).click();
  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await menu(page, "End coupon");
  await page.getByRole("button", { name: "End coupon" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await page.getByRole("link", { name: "Edit", exact: true }).count(), 0);
  assert.deepEqual(broken, []);
  assert.deepEqual(finance.broken, []);
});
