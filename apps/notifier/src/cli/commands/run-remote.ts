import { InvokeFailure } from '../../adapters/aws/lambda/invoke-failure.ts';
import { type CheckEnded, RemoteCheck } from '../../adapters/aws/lambda/remote-check.ts';
import { type RunSummary, runSummaryFrom } from '../../daily-run/run-summary.ts';
import { count } from '../../letters/english/words.ts';
import { deploymentFor, type DeploymentOption } from '../deployment-for.ts';
import { CommandFailure, UsageFailure } from '../failure.ts';
import type { GlobalOptions } from '../global-options.ts';
import { note, say, sayJson } from '../write.ts';

/** The options of `lastpatch run --remote`. */
export type RunRemoteOptions = Pick<GlobalOptions, 'json'> &
  DeploymentOption & {
    readonly remote?: boolean;
  };

/** Those that the deployed daily check can be called with. */
const TAKEN = ['--remote', '--deployment', '--json'];

/**
 * `lastpatch run --remote`: calls the deployed daily check, once, and says how it ended.
 *
 * @param given the options as they were written, such as `--dry-run`
 */
export async function runRemote(options: RunRemoteOptions, given: readonly string[]): Promise<void> {
  const foreign = given.filter((option) => !TAKEN.includes(option));
  if (foreign.length > 0) {
    throw new UsageFailure(
      `${foreign.join(' and ')} ${foreign.length === 1 ? 'is' : 'are'} for a run on this machine: the deployed one goes by its own settings, ledger and clock, and "lastpatch run --remote" takes --deployment and --json alone.`,
    );
  }
  const deployment = await deploymentFor(options);
  const { functionName } = deployment;
  note(`Calling ${functionName}, which may take minutes.`);
  const ended = await calledOnce(RemoteCheck.of(deployment));
  if (ended.failed !== null) throw failureOf(ended, ended.failed);
  note(...ended.warnings.map(({ message }) => message));
  const summary = runSummaryFrom(ended.answer);
  if (options.json) sayJson({ function: functionName, run: summary ?? null });
  else say(summary ? doneSaid(summary) : olderSaid(functionName));
  const problems = summary ? problemsOf(summary) : [];
  if (problems.length > 0) throw new CommandFailure(problems.join('\n'));
}

async function calledOnce(check: RemoteCheck): Promise<CheckEnded> {
  try {
    return await check.call(new Date());
  } catch (error) {
    if (error instanceof InvokeFailure) throw new CommandFailure(`${error.message}.`, { cause: error });
    throw error;
  } finally {
    check.close();
  }
}

/** The log says more than the function's own last words. */
function failureOf({ warnings }: CheckEnded, failed: string): CommandFailure {
  const errors = warnings.filter(({ level }) => level === 'ERROR').map(({ message }) => message);
  const others = warnings.filter(({ level }) => level === 'WARN').map(({ message }) => message);
  note(...others);
  return new CommandFailure(`the daily check failed: ${errors.at(-1) ?? failed}`);
}

function doneSaid({ on, lastDay, revision, sent, pages }: RunSummary): string {
  const what = sent === 0 ? 'nothing new was told' : `${count(sent, 'letter')} ${were(sent)} sent`;
  const changed = pages === null ? '' : ` ${count(pages, 'page')} changed.`;
  return `${on} is checked${lastDay === on ? ' once more' : ''}: ${what}. Catalog revision ${revision}.${changed}`;
}

function olderSaid(functionName: string): string {
  return `${functionName} is done. It is of an earlier version, which does not say what it did: its log does.`;
}

/** What needs a person, as it does of a run on this machine. */
function problemsOf({ pending, refused, unknown, held, unconfirmed }: RunSummary): string[] {
  const shown = '"lastpatch ledger list --remote" shows which, and why';
  const letters = (many: number, what: string): string[] =>
    many === 0 ? [] : [`${count(many, 'letter')} ${what}: ${shown}`];
  const silent = unconfirmed ?? 0;
  return [
    ...letters(refused, `${were(refused)} refused`),
    ...letters(unknown, 'may not have been sent'),
    ...letters(pending, `${pending === 1 ? 'is' : 'are'} not sent yet`),
    ...(held === 0
      ? []
      : [
          `${count(held, 'change')} ${held === 1 ? 'is' : 'are'} held: "lastpatch accept SOURCE@HASH --remote" lets one through`,
        ]),
    ...(silent === 0
      ? []
      : [
          `${silent} of the watches and the operators ${silent === 1 ? 'reaches' : 'reach'} nobody: "lastpatch subscribers list" shows which`,
        ]),
  ];
}

function were(many: number): string {
  return many === 1 ? 'was' : 'were';
}
