import { describe } from 'vitest';
import type { Ledger, Outbox } from '../src/daily-check/ports.ts';
import { describeAcks } from './outbox-contract/acks.ts';
import { describeArrived } from './outbox-contract/arrived.ts';
import { describeBrake } from './outbox-contract/brake.ts';
import { describeClaims } from './outbox-contract/claims.ts';
import { describeDeliveries } from './outbox-contract/deliveries.ts';
import { describeEnds } from './outbox-contract/ends.ts';
import { describeCommit, describeHead } from './outbox-contract/head.ts';
import { describeHostileTexts } from './outbox-contract/hostile-texts.ts';
import { describeLedger } from './outbox-contract/ledger.ts';
import { describeResend } from './outbox-contract/resend.ts';
import type { CreateOutbox } from './outbox-contract/samples.ts';

/**
 * What every outbox and ledger keeps, whatever it is made of.
 *
 * @param runs how many texts of any kind are tried, of an outbox that takes its time
 */
export function describeOutbox(name: string, create: CreateOutbox, { runs = 50 } = {}): void {
  const fresh = (): Outbox & Ledger => create(() => 0);

  describe(`${name}, as an outbox`, () => {
    describeHead(fresh);
    describeCommit(fresh);
    describeDeliveries(fresh);
    describeClaims(fresh);
    describeEnds(fresh);
    describeBrake(fresh);
    describeAcks(fresh);
  });

  describe(`${name}, as a ledger`, () => {
    describeLedger(fresh);
    describeResend(create);
    describeArrived(create);
    describeHostileTexts(fresh, runs);
  });
}
