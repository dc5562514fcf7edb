// A browser as a person uses it: signs up or joins, and holds every page it visits to WCAG.
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

export class Browser {
  static async start() {
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
    return new Browser(await chromium.launch({ executablePath, args }));
  }

  constructor(chromium) {
    this.chromium = chromium;
  }

  /** A person of their own: nothing is shared with the others. */
  async person(url) {
    const context = await this.chromium.newContext({ baseURL: url, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const broken = [];
    page.on("pageerror", (error) => broken.push(error.message));
    return { context, page, broken };
  }

  stop() {
    return this.chromium.close();
  }
}

/** No barrier that can be told by a program, contrast included. */
export async function assertAccessible(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    // takes the letter of a monogram, a picture that is hidden from readers, for a part of the button's label
    .disableRules("label-content-name-mismatch")
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} (${any.map(({ message }) => message).join("; ")})`).join(" | ")}`);
  assert.deepEqual(found, [], `barriers on ${page.url()}`);
}

/** Nothing wider than the screen. */
export async function assertFits(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${page.url()} is ${over} px too wide`);
}

/** Colours fade from one scheme to the other; contrast is judged once they have. */
function settled(page) {
  return page.evaluate(async () => {
    // what fades inside of what fades begins again when that is done
    for (let round = 0; round < 20; round++) {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      if (fading.length === 0) return;
      await Promise.allSettled(fading.map(({ finished }) => finished));
    }
  });
}

/** Of a loaded page: its barriers in both schemes, and its width on a phone. */
export async function assertGood(page) {
  await page.locator(".animate-shimmer").first().waitFor({ state: "detached" });
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await settled(page);
    await assertAccessible(page);
  }
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 780 });
  await assertFits(page);
  await page.setViewportSize(wide);
}

export async function choose(page, label, option) {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}
