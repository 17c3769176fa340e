import {
  begunReleases,
  type CalendarDate,
  nearestVersion,
  type Product,
  type Release,
  releaseNames,
  type ReleaseStatus,
  releaseStatus,
  releaseTitle,
} from '@lastpatch/release-model';
import { shownName } from '../shown-name.ts';
import type { Answer } from './answer.ts';
import { LONGEST_ENTERED } from './entered.ts';
import { PHASE_NAME } from '../phase-name.ts';
import { endSaid } from './running-words.ts';

/** Something that a person may pick. */
export interface Choice {
  /** What is entered by picking it. */
  readonly entered: string;
  readonly label: string;
  readonly note: string | null;
}

/** What is said where no deadline can be, and what may be picked. */
export interface Choices {
  readonly sentence: string;
  readonly choices: readonly Choice[];
}

/** As seen from which day, and what may be entered. */
export interface ChoicesContext {
  readonly on: CalendarDate;
  readonly examples: readonly string[];
}

/** So many are shown at most. */
const MOST_CHOICES = 24;

/** So many are shown where any would do. */
const FEW = 5;

/** What is said of an answer that is no deadline, and what may be picked in its place. */
export function choicesOf(answer: Exclude<Answer, { kind: 'running' }>, context: ChoicesContext): Choices {
  const all = allChoices(answer, context);
  const more = all.choices.length - MOST_CHOICES;
  if (more <= 0) return all;
  return {
    sentence: `${all.sentence} The first ${MOST_CHOICES} of ${all.choices.length}:`,
    choices: all.choices.slice(0, MOST_CHOICES),
  };
}

function allChoices(answer: Exclude<Answer, { kind: 'running' }>, { on, examples }: ChoicesContext): Choices {
  switch (answer.kind) {
    case 'nothing':
      return { sentence: 'Enter what you run, for example:', choices: examples.map(asItIs) };
    case 'too-long':
      return {
        sentence: `That is too long: enter at most ${LONGEST_ENTERED} characters, for example:`,
        choices: examples.map(asItIs),
      };
    case 'unknown':
      return unknownName(answer.nearest, examples);
    case 'releases':
      return {
        sentence: 'Several products have a release of that name. Which one?',
        choices: answer.found.map(({ product, release }) => choiceOf(product, release)),
      };
    case 'product':
      return {
        sentence: releasesSentence(answer),
        choices: answer.releases.map((status) => standingChoice(answer.product, status, on)),
      };
    case 'versions':
      return {
        sentence: `${shownName(answer.project.name)} has versions of its own. Which one runs? Among the newest are:`,
        choices: answer.versions.map((version) => asItIs(`${answer.project.name} ${version}`)),
      };
    case 'projects':
      return {
        sentence: 'Several projects are called so. Which one?',
        choices: answer.projects.map(({ name }) => asItIs([name, answer.version ?? []].flat().join(' '))),
      };
    case 'unplaced':
      return unplaced(answer, on);
  }
}

function unknownName(nearest: string | null, examples: readonly string[]): Choices {
  const sentence = 'No product, release or project with versions of its own is called so.';
  return nearest === null
    ? { sentence: `${sentence} Enter for example:`, choices: examples.map(asItIs) }
    : { sentence: `${sentence} Did you mean this?`, choices: [asItIs(nearest)] };
}

function releasesSentence({ product, isSupported, releases }: Extract<Answer, { kind: 'product' }>): string {
  const title = shownName(product.title);
  if (releases.length === 0) return `${title} has no releases yet.`;
  return isSupported
    ? `${title} has these releases that are supported. Which one?`
    : `No release of ${title} is supported today. Its last ones are:`;
}

function unplaced({ meaning, version }: Extract<Answer, { kind: 'unplaced' }>, on: CalendarDate): Choices {
  const written = shownName(version);
  switch (meaning.kind) {
    case 'not-yet':
      return { sentence: `${titleOf(meaning.product, meaning.release)} does not exist yet.`, choices: [] };
    case 'no-release':
      return {
        sentence: `${shownName(meaning.project.name)} ${written} belongs to no ${shownName(meaning.product.title)} release, so it has no deadline of its own.`,
        choices: [],
      };
    case 'unknown-release':
      return unknownRelease(meaning.product, version, on);
    case 'unknown-version':
      return unknownVersion(meaning.projects, version);
    case 'unknown-name':
      return unknownName(null, []);
  }
}

function unknownVersion(
  projects: Extract<
    Extract<Answer, { kind: 'unplaced' }>['meaning'],
    { kind: 'unknown-version' }
  >['projects'],
  version: string,
): Choices {
  const known = projects.flatMap(({ name, releases }) =>
    releases.flatMap(({ versions }) => versions.map((own) => ({ name, version: own.version }))),
  );
  const near = nearestVersion(
    version,
    known.map((own) => own.version),
  );
  const found = known.find((own) => own.version === near) ?? known.at(-1);
  const name = shownName(projects[0]?.name ?? '');
  return {
    sentence: `${name} has no version ${shownName(version)}. ${near === undefined ? 'It has for example:' : 'Did you mean this?'}`,
    choices: found ? [asItIs(`${found.name} ${found.version}`)] : [],
  };
}

/** All releases that begin so, as `3` does of `3.14`, each with where it stands; else the nearest name, else the last ones. */
function unknownRelease(product: Product, version: string, on: CalendarDate): Choices {
  const [title, written] = [shownName(product.title), shownName(version)];
  const begun = begunReleases(product, version).flatMap(
    (release) => releaseStatus(release, on, product.asOf) ?? [],
  );
  if (begun.length > 1) {
    const sentence = `${title} ${written} may be any of these. Which one?`;
    return { sentence, choices: begun.map((status) => standingChoice(product, status, on)) };
  }
  const none = `${title} has no release ${written}.`;
  const near = begun[0]?.release.id ?? nearestVersion(version, product.releases.flatMap(releaseNames));
  if (near !== undefined) {
    return { sentence: `${none} Did you mean this?`, choices: [asItIs(`${product.name} ${near}`)] };
  }
  const newest = product.releases.toReversed().slice(0, FEW);
  return {
    sentence: `${none} It has for example:`,
    choices: newest.map((release) => choiceOf(product, release)),
  };
}

function standingChoice(product: Product, status: ReleaseStatus, on: CalendarDate): Choice {
  return { ...choiceOf(product, status.release), note: standing(product, status, on) };
}

function choiceOf(product: Product, release: Release): Choice {
  return { entered: `${product.name} ${release.id}`, label: titleOf(product, release), note: null };
}

function asItIs(entered: string): Choice {
  return { entered, label: shownName(entered), note: null };
}

function titleOf(product: Product, release: Release): string {
  return shownName(`${product.title} ${releaseTitle(release)}`);
}

function standing(product: Product, { release, phase }: ReleaseStatus, on: CalendarDate): string {
  return `${PHASE_NAME[phase]}, ${endSaid(product, release, on)}`;
}
