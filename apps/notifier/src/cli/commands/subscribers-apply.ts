import { AwsFailure } from '../../adapters/aws/aws-failure.ts';
import type { ChangeDone, SnsSubscriptions } from '../../adapters/aws/sns/subscriptions.ts';
import { count } from '../../letters/english/words.ts';
import { type SubscriberChange, subscriberDifference } from '../../subscribers/subscriber-changes.ts';
import { canAsk, isYes } from '../ask.ts';
import { CommandFailure, UsageFailure } from '../failure.ts';
import { changeJson, changeLines } from '../output/change-lines.ts';
import { placeSaid } from '../output/subscriber-words.ts';
import { readAllSubscribers, type SubscribersFileOptions } from '../subscribers-read.ts';
import { progress } from '../progress.ts';
import { note, say, sayJson } from '../write.ts';

/** The options of `lastpatch subscribers apply`. */
export interface SubscribersApplyOptions extends SubscribersFileOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly resend?: boolean;
}

/** A change with what became of it: a sentence when it failed. */
interface Outcome {
  readonly change: SubscriberChange;
  readonly done: ChangeDone | null;
  readonly problem: string | null;
}

/** `lastpatch subscribers apply`: shows what differs from the file and, when that is wanted, makes it so. */
export async function subscribersApply(options: SubscribersApplyOptions): Promise<void> {
  await readAllSubscribers(options, async ({ standings, failures }, subscriptions) => {
    const difference = subscriberDifference(standings, { isResend: options.resend ?? false });
    const { changes } = difference;
    if (!options.json) say(...changeLines(difference, options));
    const decision = await decided(options, changes.length);
    const outcomes = decision === 'apply' ? await made(changes, subscriptions) : [];
    if (options.json) sayJson(applyJson(changes, { outcomes, options, isApplied: decision === 'apply' }));
    else if (outcomes.length > 0) say(...doneLines(outcomes));
    const problems = [...failures, ...outcomes.flatMap(({ problem }) => (problem === null ? [] : [problem]))];
    if (problems.length > 0) throw new CommandFailure(problems.join('\n'));
    if (decision === 'unasked') {
      throw new UsageFailure(
        'Nothing was changed: there is nobody to ask whether this is right. Run it on a terminal, or with --yes; --dry-run only shows it.',
      );
    }
    if (decision === 'refused') note('Nothing was changed.');
  });
}

type Decision = 'apply' | 'show' | 'refused' | 'unasked';

async function decided({ yes, dryRun }: SubscribersApplyOptions, changes: number): Promise<Decision> {
  if (changes === 0 || dryRun) return 'show';
  if (yes) return 'apply';
  if (!canAsk()) return 'unasked';
  return (await isYes(`Make ${changes === 1 ? 'this change' : `these ${changes} changes`}?`))
    ? 'apply'
    : 'refused';
}

/** Makes one change after the other: one that fails stops none of the others. */
async function made(
  changes: readonly SubscriberChange[],
  subscriptions: SnsSubscriptions,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const shown = progress();
  shown.begin('Changing the subscriptions');
  for (const change of changes) {
    shown.reach(`${outcomes.length} of ${changes.length}`);
    try {
      outcomes.push({ change, done: await subscriptions.make(change), problem: null });
    } catch (error) {
      if (!(error instanceof AwsFailure)) throw error;
      outcomes.push({ change, done: null, problem: `${placeSaid(change.standing)}: ${error.message}` });
    }
  }
  return outcomes;
}

function doneLines(outcomes: readonly Outcome[]): string[] {
  const done = (kind: SubscriberChange['kind']): Outcome[] =>
    outcomes.filter(({ change, problem }) => change.kind === kind && problem === null);
  const said = [
    ...number(done('add'), 'subscribed'),
    ...number(done('resend'), 'asked again'),
    ...number(done('set'), 'changed'),
    ...number(done('remove'), 'ended'),
  ];
  const asked = outcomes.filter((outcome) => outcome.done === 'asked').length;
  return [
    ...(said.length === 0 ? [] : ['', `Done: ${said.join(', ')}.`]),
    ...(asked === 0
      ? []
      : [
          `${count(asked, 'subscriber')} must confirm before anything comes: the link that SNS has sent is good for two days.`,
        ]),
  ];
}

function number(outcomes: readonly Outcome[], what: string): string[] {
  return outcomes.length === 0 ? [] : [`${outcomes.length} ${what}`];
}

interface Applying {
  readonly outcomes: readonly Outcome[];
  readonly options: SubscribersApplyOptions;
  readonly isApplied: boolean;
}

function applyJson(changes: readonly SubscriberChange[], { outcomes, options, isApplied }: Applying): object {
  return {
    applied: isApplied,
    changes: changes.map((change, index) => {
      const outcome = outcomes[index];
      return {
        ...changeJson(change, options),
        done: outcome?.done ?? null,
        problem: outcome?.problem ?? null,
      };
    }),
  };
}
