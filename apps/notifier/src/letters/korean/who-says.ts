import type { Notice } from '../../daily-check/notice.ts';
import { plainLine } from '../plain-line.ts';

/**
 * Whose word a fact is: `업스트림`, or of a vendor's dates the vendor by its title. What follows it is 에서, or a noun: neither
 * changes with how a name is read.
 */
export function whoSays({ overlays, productTitle }: Pick<Notice, 'overlays' | 'productTitle'>): string {
  if (overlays === undefined) return '업스트림';
  return plainLine(productTitle) || '공급 업체';
}

/** On whose word a date rests: `업스트림 계획에 따른`. Of a date that upstream gave nothing more is claimed. */
export function byWhoseWord(
  notice: Pick<Notice, 'basis' | 'cause' | 'kind' | 'overlays' | 'productTitle'>,
): string {
  const who = whoSays(notice);
  if (notice.basis === 'derived') return `${who} 정책에 따른`;
  return isDeclaredDate(notice) ? `${who} 공식 발표에 따른` : `${who} 계획에 따른`;
}

/** Whether a date is more than planned. One that is declared and has come by itself was still no more than a date. */
export function isDeclaredDate({ basis, cause, kind }: Pick<Notice, 'basis' | 'cause' | 'kind'>): boolean {
  return basis === 'declared' && !(cause === 'day' && kind !== 'reminder');
}
