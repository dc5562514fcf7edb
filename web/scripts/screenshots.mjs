// Takes pictures of the app's pages from a running `npm run dev:mock`: light and dark, wide and narrow, into screenshots/.
// node scripts/screenshots.mjs [name ...]   CHROMIUM=/path/to/chromium  TARN_WEB=http://localhost:5173
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const base = process.env.TARN_WEB ?? 'http://localhost:5173';
const org = '/northwind';
const sandbox = '/northwind-sandbox';

const press = (name) => async (page) => page.getByRole('button', { name }).first().click();
const pages = {
  'sign-in': { path: '/sign-in', public: true },
  'sign-up': {
    path: '/sign-up',
    public: true,
    act: async (page) => page.getByRole('button', { name: 'Create organization' }).click(),
  },
  invitation: { path: '/invitation/abc', public: true },
  'invitation-old': { path: '/invitation/old', public: true },
  members: { path: `${org}/settings/members` },
  invite: { path: `${org}/settings/members`, act: press('Invite') },
  invitations: { path: `${org}/settings/members?tab=invitations` },
  roles: { path: `${org}/settings/roles` },
  'roles-edited': {
    path: `${org}/settings/roles`,
    act: async (page) => page.getByLabel('All of Plans for Support').click(),
  },
  'role-new': { path: `${org}/settings/roles`, act: press('New role') },
  general: { path: `${org}/settings/general` },
  'security-log': { path: `${org}/settings/security-log?type=user` },
  'api-keys': { path: `${org}/developers/api-keys` },
  'api-key-new': { path: `${org}/developers/api-keys`, act: press('New key') },
  'api-key-shown': {
    path: `${org}/developers/api-keys`,
    act: async (page) => {
      await page.getByRole('button', { name: 'New key' }).first().click();
      await page.getByLabel('Name', { exact: true }).fill('Nightly export');
      await page.getByRole('button', { name: 'Create key' }).click();
    },
  },
  'not-found': { path: `${org}/nowhere` },
  switcher: { path: `${org}/developers/api-keys`, act: press(/Switch organization/), wide: true },
  palette: { path: `${org}/developers/api-keys`, act: async (page) => page.keyboard.press('Control+k') },
  sandbox: { path: `${sandbox}/developers/api-keys` },
  'sandbox-new': {
    path: `${org}/developers/api-keys`,
    wide: true,
    act: async (page) => {
      await page.getByRole('button', { name: /Switch organization/ }).click();
      await page.getByRole('menuitem', { name: 'New sandbox' }).click();
    },
  },
  time: { path: `${sandbox}/developers/api-keys`, act: press('Move time') },
  running: { path: `${sandbox}/developers/api-keys`, act: press('+1 month'), wide: true },
  moved: {
    path: `${sandbox}/developers/api-keys`,
    wide: true,
    act: async (page) => {
      await page.getByRole('button', { name: '+1 month' }).click();
      await page.getByText('new invoice').waitFor();
    },
  },
  'mobile-menu': { path: `${org}/developers/api-keys`, act: press('Menu'), narrow: true },
  design: { path: '/design', public: true, full: true },
};

const wanted = process.argv.slice(2);
mkdirSync('screenshots', { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
for (const theme of ['light', 'dark']) {
  for (const [size, viewport] of [
    ['wide', { width: 1440, height: 900 }],
    ['narrow', { width: 390, height: 844 }],
  ]) {
    const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce' });
    for (const [name, shot] of Object.entries(pages)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      if ((shot.wide && size === 'narrow') || (shot.narrow && size === 'wide')) continue;
      await context.request.post(`${base}/auth/${shot.public ? 'logout' : 'login'}`, {
        data: { email: 'ada@northwind.test', password: 'correct horse battery' },
      });
      const page = await context.newPage();
      page.setDefaultTimeout(5000);
      page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
      page.on(
        'console',
        (message) => message.type() === 'error' && console.error(`${name}: ${message.text()}`),
      );
      await page.goto(base + shot.path, { waitUntil: 'networkidle' });
      try {
        await shot.act?.(page);
      } catch (error) {
        console.error(`${name} (${size}): ${error.message.split('\n')[0]}`);
      }
      await page.waitForTimeout(500);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) console.error(`${name} (${size}): ${overflow} px too wide`);
      await page.screenshot({
        path: `screenshots/${name}-${size}-${theme}.png`,
        fullPage: Boolean(shot.full),
      });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
