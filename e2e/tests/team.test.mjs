// A team in a browser: an admin shapes a role, invites somebody with it, and that person sees just what the role allows.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "../lib/api.mjs";
import { assertAccessible, assertGood, Browser } from "../lib/browser.mjs";
import { Server } from "../lib/server.mjs";

const ADMIN = "ada@team.test";
const CLERK = "grace@team.test";
const PASSWORD = "Correct-horse-1!";

let server;
let browser;
let admin;
let clerk;

before(async () => {
  server = await Server.start();
  browser = await Browser.start();
  admin = await browser.person(server.url);
  clerk = await browser.person(server.url);
});

after(async () => {
  await browser?.stop();
  await server?.stopAndForget();
});

const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const slugOf = (page) => new URL(page.url()).pathname.split("/")[1];
const button = (page, name) => page.getByRole("button", { name, exact: true });
const settings = (page, room) => page.goto(`/${slugOf(page)}/settings/${room}`);

/** Of some of its rows: the others are alike, and looking at a thousand cells takes a minute. */
async function assertMatrixGood(page) {
  await page.getByRole("searchbox").fill("void");
  await assertGood(page);
  await page.getByRole("searchbox").fill("");
}

/** Whether each role in the matrix holds a permission, in the order of its columns. */
async function heldBy(page, permission) {
  const row = page.getByRole("row").filter({ has: page.getByText(permission, { exact: true }) });
  return row.getByRole("cell").evaluateAll((cells) =>
    cells.map((cell) => {
      const box = cell.querySelector('[role="checkbox"]');
      return box ? box.getAttribute("aria-checked") === "true" : cell.querySelector('[role="img"]').ariaLabel === "Allowed";
    }),
  );
}

async function chooseFrom(page, menu, item) {
  await button(page, menu).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("an admin signs up and sees what each built-in role may do", { timeout: 90_000 }, async () => {
  const { page } = admin;
  await page.goto("/sign-up");
  await page.getByLabel("Organization name").fill("Team");
  await page.getByLabel("E-mail").fill(ADMIN);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await button(page, "Create organization").click();
  await page.getByRole("navigation", { name: "Main navigation" }).waitFor();
  await settings(page, "roles");
  await page.getByRole("table", { name: "Roles" }).waitFor();
  const expected = {
    "analytics:view": [true, false, true],
    "plans:view": [true, true, true],
    "plans:create": [true, false, false],
    "customers:create": [true, true, false],
    "invoices:void": [true, true, true],
    "organization:view": [true, false, true],
    "organization:taxes:view": [true, false, false],
    "billing_entities:update": [true, false, true],
    "roles:create": [true, false, false],
    "security_logs:view": [true, false, false],
  };
  for (const [permission, held] of Object.entries(expected)) assert.deepEqual(await heldBy(page, permission), held, permission);
  await assertMatrixGood(page);
});

test("an admin makes a role of finance and changes single cells", { timeout: 90_000 }, async () => {
  const { page } = admin;
  await chooseFrom(page, "Actions for Finance and analyst", "Duplicate");
  await field(page, "Name").fill("Clerk");
  await assertAccessible(page);
  await button(page, "Create role").click();
  const cell = (permission) => page.getByRole("checkbox", { name: `${permission} for Clerk`, exact: true });
  await cell("invoices:void").waitFor();
  assert.equal(await cell("invoices:void").isChecked(), true);
  await cell("invoices:void").click();
  await cell("security_logs:view").click();
  await page.getByText("1 role with unsaved changes").waitFor();
  await assertMatrixGood(page);
  await button(page, "Save changes").click();
  await page.getByText("Roles saved").waitFor();
  await page.reload();
  await cell("invoices:void").waitFor();
  assert.deepEqual(await heldBy(page, "invoices:void"), [true, true, true, false]);
  assert.deepEqual(await heldBy(page, "security_logs:view"), [true, false, false, true]);
});

test("an admin invites somebody with that role", { timeout: 90_000 }, async () => {
  const { page } = admin;
  await settings(page, "members");
  await button(page, "Invite").click();
  await field(page, "E-mail").fill(CLERK);
  await page.getByRole("checkbox", { name: /^Account manager/ }).click();
  await page.getByRole("checkbox", { name: /^Clerk/ }).click();
  await assertAccessible(page);
  await button(page, "Create invitation").click();
  await page.getByText(`Invitation for ${CLERK}`).waitFor();
  const shown = await page.getByRole("dialog").innerHTML();
  const [, path] = shown.match(/(\/invitation\/[A-Za-z0-9_-]+)/) ?? [];
  await assertAccessible(page);
  await button(page, "Done").click();
  await page.getByRole("tab", { name: "Invitations" }).click();
  await page.getByRole("cell", { name: CLERK }).waitFor();
  await assertGood(page);
  await clerk.page.goto(path);
  await clerk.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await assertGood(clerk.page);
  await clerk.page.getByRole("button", { name: /^Join/ }).click();
  await clerk.page.getByRole("navigation", { name: "Main navigation" }).waitFor();
});

test("the invited person sees what the role allows and nothing else", { timeout: 90_000 }, async () => {
  const { page, broken } = clerk;
  await settings(page, "security-log");
  await page.getByRole("cell", { name: "Signed up" }).waitFor();
  const rooms = await page.getByRole("navigation", { name: "Settings pages" }).getByRole("link").allInnerTexts();
  assert.deepEqual(rooms, ["General", "Billing entities", "Pricing units", "Custom sections", "Dunning", "Integrations", "Security log"]);
  for (const room of ["settings/members", "settings/roles", "settings/taxes", "developers/api-keys", "plans/new"]) {
    await page.goto(`/${slugOf(page)}/${room}`);
    await page.getByText("Your role does not open this page").waitFor();
  }
  assert.deepEqual(broken, []);
});

test("a role that somebody has is not deleted", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await settings(page, "roles");
  await chooseFrom(page, "Actions for Clerk", "Delete");
  await page.getByText("1 member has this role. Give them another one first.").waitFor();
  await assertAccessible(page);
  assert.equal(await button(page, "Delete role").count(), 0);
});

test("the last admin is neither removed nor made less", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await settings(page, "members");
  await page.getByRole("cell", { name: ADMIN }).getByRole("button").click();
  await page.getByText(/^The only admin/).waitFor();
  assert.equal(await page.getByRole("checkbox", { name: /^Admin/ }).isDisabled(), true);
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  await assertGood(page);
  const api = await signedIn(ADMIN);
  const { members } = await api.get("/api/v1/members");
  const { lago_id: own } = members.find(({ email }) => email === ADMIN);
  const demoted = await api.call("PUT", `/api/v1/members/${own}`, { member: { roles: ["manager"] } });
  const removed = await api.call("DELETE", `/api/v1/members/${own}`);
  assert.ok(demoted.status >= 400 && removed.status >= 400, `${demoted.status} ${removed.status}`);
  assert.deepEqual((await api.get("/api/v1/members")).members.find(({ email }) => email === ADMIN).roles, ["admin"]);
});

test("an API key that only reads is shown once, rotated and revoked", { timeout: 120_000 }, async () => {
  const { page } = admin;
  await page.goto(`/${slugOf(page)}/developers/api-keys`);
  await button(page, "New key").click();
  await field(page, "Name").fill("Reports");
  await page.getByRole("checkbox", { name: "Write everything" }).click();
  await assertAccessible(page);
  await button(page, "Create key").click();
  const first = await keyShown(page);
  await page.getByRole("cell", { name: "Read only" }).waitFor();
  assert.equal(await page.getByText(first).count(), 0);
  assert.equal((await Api.key(server.url, first).call("GET", "/api/v1/customers")).status, 200);
  const write = await Api.key(server.url, first).call("POST", "/api/v1/customers", { customer: { external_id: "c" } });
  assert.equal(write.status, 403);
  await assertGood(page);
  await chooseFromRow(page, "Reports", "Rotate");
  await assertAccessible(page);
  await button(page, "Rotate key").click();
  const second = await keyShown(page);
  assert.notEqual(second, first);
  assert.equal((await Api.key(server.url, first).call("GET", "/api/v1/customers")).status, 401);
  assert.equal((await Api.key(server.url, second).call("GET", "/api/v1/customers")).status, 200);
  await chooseFromRow(page, "Reports", "Revoke");
  await button(page, "Revoke key").click();
  await page.getByText("Key revoked").waitFor();
  assert.equal((await Api.key(server.url, second).call("GET", "/api/v1/customers")).status, 401);
});

test("the billing entity is set up and shown to whoever may read it", { timeout: 120_000 }, async () => {
  const { page } = admin;
  await settings(page, "billing-entities");
  await page.getByRole("textbox", { name: /^Legal name/ }).fill("Team Works Ltd.");
  await button(page, "Save").first().click();
  await page.getByText("Billing entity saved").waitFor();
  await page.getByLabel("Upload logo").first().setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: PNG });
  await page.getByRole("img", { name: "Logo of Team" }).waitFor();
  await assertGood(page);
  await page.getByRole("link", { name: "Invoices" }).last().click();
  await page.getByRole("radio", { name: /^Across all customers/ }).press("Space");
  await field(page, "Prefix").fill("tw");
  await page.getByText(/Looks like TW-\d{6}-001/).waitFor();
  await field(page, "Grace period").fill("3");
  await page.getByText("An invoice for June is dated July 4.").waitFor();
  await assertGood(page);
  await button(page, "Save").click();
  await page.getByText("Billing entity saved").waitFor();
  await page.reload();
  await field(page, "Prefix").waitFor();
  assert.equal(await field(page, "Prefix").inputValue(), "TW");
  assert.equal(await field(page, "Grace period").inputValue(), "3");
});

test("a second billing entity makes a list, and is archived", { timeout: 90_000 }, async () => {
  const { page } = admin;
  await button(page, "New billing entity").click();
  await field(page.getByRole("dialog"), "Name").fill("Team France");
  await assertAccessible(page);
  await button(page, "Create billing entity").click();
  await page.getByRole("heading", { name: "Team France", level: 1 }).waitFor();
  await settings(page, "billing-entities");
  await page.getByRole("cell", { name: "Team France" }).waitFor();
  await assertGood(page);
  await chooseFromRow(page, "Team France", "Archive");
  await button(page, "Archive billing entity").click();
  await page.getByRole("heading", { name: "Team", exact: true, level: 1 }).waitFor();
});

test("the security log tells all of it", { timeout: 60_000 }, async () => {
  const { page } = admin;
  await settings(page, "security-log");
  const events = ["Invited somebody", "Role created", "Role changed", "API key created", "API key rotated", "API key revoked", "Billing entity changed"];
  for (const event of events) await page.getByRole("cell", { name: event }).first().waitFor();
  await assertGood(page);
  await page.getByRole("button", { name: "Role changed" }).first().click();
  await page.getByRole("dialog", { name: "Role changed" }).getByText(/security_logs:view/).waitFor();
  await assertAccessible(page);
});

test("a sandbox is created and says on every page that it is one", { timeout: 90_000 }, async () => {
  const { page, broken } = admin;
  await settings(page, "general");
  await field(page, "Name").waitFor();
  await assertGood(page);
  await page.getByRole("button", { name: /Switch organization/ }).click();
  await page.getByRole("menuitem", { name: "New sandbox" }).click();
  await assertAccessible(page);
  await button(page, "Create sandbox").click();
  await page.getByText("Sandbox Team sandbox is ready").waitFor();
  await assertAccessible(page);
  await button(page, "Open the sandbox").click();
  await page.getByRole("region", { name: "Sandbox" }).waitFor();
  await button(page, "Move time").waitFor();
  await assertGood(page);
  assert.deepEqual(broken, []);
});

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function chooseFromRow(page, text, item) {
  const row = page.getByRole("row").filter({ hasText: text }).first();
  await row.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** The value of a key, which stands on the page this once. */
async function keyShown(page) {
  const dialog = page.getByRole("dialog");
  await dialog.getByText("It is not shown again").waitFor();
  await assertAccessible(page);
  const [, key] = (await dialog.innerText()).match(/Bearer ([0-9a-f-]{36})/);
  await button(page, "I have copied it").click();
  return key;
}

async function signedIn(email) {
  const api = new Api(server.url);
  await api.post("/auth/login", { email, password: PASSWORD });
  const { memberships } = await api.get("/api/v1/me");
  return api.in(memberships[0].organization.lago_id);
}
