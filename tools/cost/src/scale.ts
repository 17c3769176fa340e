import { PRICES } from './prices.ts';

/** The letters of one run, and what each of them takes. */
export interface Load {
  /** A letter on a channel counts once for each. */
  readonly letters: number;
  /** Milliseconds that each call to AWS takes. */
  readonly callMs: number;
  /** Publications a second that the account may make. */
  readonly publicationsASecond: number;
  /** Of the function. */
  readonly memoryMb: number;
}

/** What holds a run up: that it waits for answers, that SNS takes no more a second, or that its processor is busy. */
export type Bound = 'calls' | 'SNS' | 'processor';

/** How one run goes. */
export interface Run {
  readonly seconds: number;
  readonly bound: Bound;
  /** What it needs of its memory. */
  readonly usedMb: number;
  /** Whether one call of the function does it. */
  readonly fits: boolean;
}

/** Claim, publish, settle. */
export const CALLS_A_LETTER = 3;

/** Of apps/notifier/src/adapters/aws/sns/sns-channel.ts. */
export const AT_ONCE = 16;

/** Lambda ends a function after 15 minutes: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const LONGEST_SECONDS = 900;

/** A run begins no letter that it could not end: 10 s of the channel, 5 for claim and end, 3 for the last words. */
const KEPT_SECONDS = 18;

/** With so many MB a function has one whole processor: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const MB_OF_A_PROCESSOR = 1769;

/** Of a whole processor, with planning and three renderings: npm run bench:watches -- 2000, with --cpu-prof. */
const PROCESSOR_MS_A_LETTER = 4;

/** With nobody to write to, and for each letter what stays on the heap: npm run bench:watches, 100 and 5,000 watches. */
const BASE_MB = 220;
const KB_A_LETTER = 25;

/** Reading settings, head and catalog, planning, and who listens. */
const FIXED_SECONDS = 5;

/** How one run of the function goes. */
export function runOf(load: Load): Run {
  const [bound, msALetter] = slowest(load);
  const seconds = FIXED_SECONDS + (load.letters * msALetter) / 1000;
  const usedMb = BASE_MB + (load.letters * KB_A_LETTER) / 1024;
  return {
    seconds,
    bound,
    usedMb,
    fits: seconds <= LONGEST_SECONDS - KEPT_SECONDS && usedMb <= load.memoryMb,
  };
}

/** The most letters that one run of the function delivers, in whole thousands. */
export function mostLetters(load: Omit<Load, 'letters'>): number {
  let thousands = 0;
  while (runOf({ ...load, letters: (thousands + 1) * 1000 }).fits) thousands += 1;
  return thousands * 1000;
}

/** The milliseconds between one letter and the next, by what takes longest. */
function slowest({ callMs, publicationsASecond, memoryMb }: Load): readonly [Bound, number] {
  const bounds: readonly (readonly [Bound, number])[] = [
    ['calls', (CALLS_A_LETTER * callMs) / AT_ONCE],
    ['SNS', 1000 / publicationsASecond],
    ['processor', PROCESSOR_MS_A_LETTER * Math.max(1, MB_OF_A_PROCESSOR / memoryMb)],
  ];
  return bounds.reduce((a, b) => (b[1] > a[1] ? b : a));
}

/** A run as a Distributed Map would do it: one that plans and commits, and senders for a batch each, with the same ledger. */
export interface MapLoad extends Load {
  /** Letters of one sender. */
  readonly batch: number;
  /** Senders at the same time. */
  readonly senders: number;
}

/** How that goes, and what its letters cost. */
export interface MapRun {
  readonly seconds: number;
  readonly bound: Bound;
  readonly usd: number;
}

/** Each sender is started, calls the function and ends: https://aws.amazon.com/step-functions/pricing/ */
const TRANSITIONS_A_SENDER = 3;
const USD_A_TRANSITION = 0.025 / 1000;

/** As in usage.ts: a delivery with its message, written by claim and settle, and its part of the archive. */
const WRITTEN_KB_A_LETTER = 9;

/** How a Distributed Map delivers letters, once they are planned and committed. */
export function mapRunOf(load: MapLoad): MapRun {
  const { letters, batch, senders, publicationsASecond, memoryMb } = load;
  const sendersNeeded = Math.ceil(letters / batch);
  const atOnce = Math.min(senders, sendersNeeded);
  // Of one sender alone; SNS counts for all together.
  const [bound, msALetter] = slowest({ ...load, publicationsASecond: Infinity });
  // Without letters there is nobody to send.
  const turns = atOnce === 0 ? 0 : Math.ceil(sendersNeeded / atOnce);
  const bySenders = (turns * Math.min(batch, letters) * msALetter) / 1000;
  const bySns = letters / publicationsASecond;
  const isSns = bySns > bySenders;
  const seconds = FIXED_SECONDS + Math.max(bySenders, bySns);
  // Senders that wait for SNS are paid for all the same.
  const functionSeconds = Math.max((letters * msALetter) / 1000, isSns ? bySns * atOnce : 0);
  return {
    seconds,
    bound: isSns ? 'SNS' : bound,
    usd:
      sendersNeeded * TRANSITIONS_A_SENDER * USD_A_TRANSITION +
      costOfUse('lambdaCalls', sendersNeeded) +
      costOfUse('lambdaSeconds', (functionSeconds * memoryMb) / 1024) +
      usdOfLetters(letters),
  };
}

/** What the same letters cost in one run of the function. */
export function usdOfRun(load: Load): number {
  const { seconds } = runOf(load);
  return costOfUse('lambdaSeconds', (seconds * load.memoryMb) / 1024) + usdOfLetters(load.letters);
}

/** The ledger and SNS, whoever sends; without what mails cost. */
function usdOfLetters(letters: number): number {
  return costOfUse('ledgerWrites', letters * WRITTEN_KB_A_LETTER) + costOfUse('snsCalls', letters);
}

/** With the allowances used up. */
function costOfUse(
  name: 'lambdaCalls' | 'lambdaSeconds' | 'ledgerWrites' | 'snsCalls',
  used: number,
): number {
  const { usd, per } = PRICES[name];
  return (used / per) * usd;
}
