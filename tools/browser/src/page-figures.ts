import type { Page } from 'playwright-core';

/** How a page came to be seen. */
export interface PageFigures {
  /** The sum of all shifts of its layout; 0 where nothing has moved. */
  readonly layoutShift: number;
  /** Milliseconds until its largest part was painted. */
  readonly largestPaintMs: number;
}

/** What the browser has recorded since the page was asked for. */
export async function pageFigures(page: Page): Promise<PageFigures> {
  return page.evaluate(
    () =>
      new Promise<PageFigures>((resolve) => {
        const figures = { layoutShift: 0, largestPaintMs: 0 };
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            figures.layoutShift += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        new PerformanceObserver((list) => {
          figures.largestPaintMs = list.getEntries().at(-1)?.startTime ?? 0;
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        // What is buffered is handed over in a later turn.
        setTimeout(() => resolve(figures), 500);
      }),
  );
}
