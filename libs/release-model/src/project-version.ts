/** How final a version is. `other`: its shape is not one that is known, so nothing is claimed of it. */
export type VersionStage = 'alpha' | 'beta' | 'candidate' | 'final' | 'other';

/** A version as its project wrote it, taken apart for ordering. */
export interface ParsedVersion {
  readonly text: string;
  /** Numbers of the release part without trailing zeros: `13.0.0.0rc1` and `13.0` are both [13]. */
  readonly numbers: readonly number[];
  readonly stage: VersionStage;
  /** The number of the alpha, beta or candidate; 0 for others. */
  readonly stageNumber: number;
}

// Shapes seen upstream: 2010.1, 13.0.0.0rc1, 10.0.0rc1, 1.0.0a1, v0.4.0, 0.3.rc1, 0.11.0.3.
const SHAPE = /^v?(\d{1,9}(?:\.\d{1,9}){0,9})(?:\.?(a|b|rc)(\d{1,9}))?$/;
const STAGES: Record<string, VersionStage> = { a: 'alpha', b: 'beta', rc: 'candidate' };
const STAGE_ORDER: Record<VersionStage, number> = { other: 0, alpha: 1, beta: 2, candidate: 3, final: 4 };

/** Takes a version apart. Never fails: what it does not know is `other`, which sorts before everything. */
export function parseVersion(text: string): ParsedVersion {
  const match = SHAPE.exec(text);
  if (!match?.[1]) return { text, numbers: [], stage: 'other', stageNumber: 0 };
  const numbers = match[1].split('.').map(Number);
  while (numbers.length > 1 && numbers.at(-1) === 0) numbers.pop();
  const stage = match[2] === undefined ? 'final' : (STAGES[match[2]] ?? 'other');
  return { text, numbers, stage, stageNumber: Number(match[3] ?? 0) };
}

/** Whether it is a final version: no alpha, beta or release candidate. */
export function isFinalVersion(text: string): boolean {
  return parseVersion(text).stage === 'final';
}

/**
 * Orders versions of one project: by their numbers, then alpha, beta, candidate, final. Negative when `a` is the lower.
 * Equal ones (`1.0` and `1.0.0`) are 0; unknown shapes come first, among themselves in the order of their text.
 */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [parseVersion(a), parseVersion(b)];
  if (x.stage === 'other' && y.stage === 'other') return a < b ? -1 : a > b ? 1 : 0;
  if (x.stage === 'other' || y.stage === 'other') return STAGE_ORDER[x.stage] - STAGE_ORDER[y.stage];
  for (let i = 0; i < Math.max(x.numbers.length, y.numbers.length); i++) {
    const difference = (x.numbers[i] ?? 0) - (y.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return STAGE_ORDER[x.stage] - STAGE_ORDER[y.stage] || x.stageNumber - y.stageNumber;
}
