import type { Notice } from '../../daily-check/notice.ts';
import { plainLine } from '../plain-line.ts';

/** Whose word a fact is, within a sentence: `upstream`, or of a vendor's dates the vendor by its title. */
export function whoSays({ overlays, productTitle }: Pick<Notice, 'overlays' | 'productTitle'>): string {
  if (overlays === undefined) return 'upstream';
  return plainLine(productTitle) || 'the vendor';
}

/** The same at the beginning of a sentence. */
export function whoSaysFirst(notice: Pick<Notice, 'overlays' | 'productTitle'>): string {
  const who = whoSays(notice);
  return notice.overlays === undefined || who === 'the vendor'
    ? who.slice(0, 1).toUpperCase() + who.slice(1)
    : who;
}
