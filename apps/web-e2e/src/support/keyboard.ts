import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What is focused, as a person would call it: its role or element, and its name. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing';
    const label = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const name = label
      ? element.labels?.[0]?.textContent
      : (element.getAttribute('aria-label') ?? element.textContent);
    return `${element.tagName.toLowerCase()} ${(name ?? '').trim()}`;
  });
}

const FARTHEST = 80;

/** Goes on with Tab until the focus is on that, and finds that the focus can be seen on every control on the way. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor({ state: 'attached' });
  const way: string[] = [];
  for (let i = 0; i < FARTHEST; i += 1) {
    await page.keyboard.press(key);
    way.push(await focused(page));
    if (!(await focusIsVisible(page))) throw new Error(`the focus is not to be seen on ${way.at(-1)}`);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`never reached by ${key}: ${way.join(' → ')}`);
}

/** Whether what is focused by keyboard looks focused: an outline, or, of a field, a border of another colour. */
export function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return true;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && width > 0 && height > 0;
  });
}

/** Waits until the focus is there. */
export async function focusOn(target: Locator): Promise<void> {
  await expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true);
}
