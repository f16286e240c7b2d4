import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until a page shows all that it is going to show: nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  const waiting = () =>
    page.evaluate(() => {
      if (!document.querySelector('.preferences select')) return ['the end of the page'];
      const stillComing = document.querySelectorAll('.mantine-Skeleton-root, [aria-busy=true]');
      return [...stillComing].map((element) => element.className);
    });
  await expect.poll(waiting).toEqual([]);
}
