import type { Catalog } from '@lastpatch/release-model';
import type { Dialogue } from '../dialogue.ts';
import { UsageFailure } from '../failure.ts';
import type { Answers } from './answers.ts';
import { problemsWith } from './first-files.ts';
import { NO_ANSWERS, partsOf, type Question, QUESTIONS } from './questions.ts';

/** What was said by options. */
export type Given = Readonly<Partial<Record<Question['option'], string | readonly string[]>>>;

/**
 * The answers to all questions: by options, else of a person, else what is taken for want of one.
 *
 * @param dialogue undefined when nobody can be asked
 * @throws UsageFailure with all that is wrong with the options
 * @throws StoppedFailure when a question is not answered
 */
export async function askAll(
  given: Given,
  catalog: Catalog,
  dialogue: Dialogue | undefined,
): Promise<Answers> {
  const problems: string[] = [];
  let answers = NO_ANSWERS;
  for (const question of QUESTIONS) {
    const option = given[question.option];
    if (option === undefined) {
      answers = await answered(question, answers, { catalog, dialogue });
      continue;
    }
    const parts = typeof option === 'string' ? partsOf(question, option) : option;
    const taken = tried(question, parts, { answers, catalog });
    problems.push(...taken.problems.map((problem) => `--${question.option}: ${sentence(problem)}`));
    answers = taken.answers;
  }
  if (problems.length > 0) throw new UsageFailure(problems.join('\n'));
  return answers;
}

interface Asked {
  readonly catalog: Catalog;
  readonly dialogue: Dialogue | undefined;
}

async function answered(
  question: Question,
  answers: Answers,
  { catalog, dialogue }: Asked,
): Promise<Answers> {
  const fallback = question.fallback(answers);
  if (!dialogue) return question.take(partsOf(question, fallback), answers);
  dialogue.say(question.text);
  for (;;) {
    const line = await dialogue.ask(`[${fallback === '' ? 'none' : fallback}] >`);
    const parts = partsOf(question, line === '' ? fallback : line);
    const taken = tried(question, parts, { answers, catalog });
    if (taken.problems.length === 0) return taken.answers;
    dialogue.say(...taken.problems.map(sentence));
  }
}

function sentence(problem: string): string {
  return /[.?]$/.test(problem) ? problem : `${problem}.`;
}

interface Trying {
  readonly answers: Answers;
  readonly catalog: Catalog;
}

/** The answers with what was written, or those before and what is wrong with it. */
function tried(
  question: Question,
  parts: readonly string[],
  { answers, catalog }: Trying,
): { readonly answers: Answers; readonly problems: readonly string[] } {
  try {
    const taken = question.take(parts, answers);
    const problems = problemsWith(taken, catalog);
    return { answers: problems.length === 0 ? taken : answers, problems };
  } catch (error) {
    if (!(error instanceof UsageFailure)) throw error;
    return { answers, problems: [error.message] };
  }
}
