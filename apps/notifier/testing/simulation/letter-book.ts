import type { Letter } from '../../src/daily-check/letter.ts';
import type { Commit } from '../../src/daily-check/ports.ts';
import type { Counts } from './counts.ts';
import { type Fact, factText } from './fact.ts';
import { type Person, readersOf } from './people.ts';
import { type ExpectedLetter, factsText } from './reference.ts';
import { standingsIn, toldIn } from './told.ts';
import { Violation } from './violation.ts';

/** A letter that was committed, and what it must tell. */
export interface BookedLetter {
  readonly id: string;
  readonly expected: ExpectedLetter;
  readonly channels: readonly string[];
}

/** Holds the letters of each commit against those that must be there, and the ids against the facts. */
export class LetterBook {
  readonly #counts: Counts;
  readonly #factOf = new Map<string, string>();
  readonly #idOf = new Map<string, string>();
  readonly #letters = new Set<string>();

  constructor(counts: Counts) {
    this.#counts = counts;
  }

  /**
   * @param people who is subscribed in the settings of the run
   * @throws Violation when something is lost, invented or repeated, an id is not one fact's, or a letter goes to others
   */
  committed(
    letters: Commit['letters'],
    expected: readonly ExpectedLetter[],
    people: ReadonlySet<Person>,
  ): BookedLetter[] {
    const left = new Set(expected);
    const booked = letters.map(({ letter, channels }): BookedLetter => {
      const found = [...left].find(({ watch, kind }) => watch === letter.watch && kind === letter.kind);
      if (!found) throw new Violation(`invented: ${letter.kind} for ${letter.watch}: ${said(letter)}`);
      left.delete(found);
      if (this.#letters.has(letter.id)) throw new Violation(`two letters have the id ${letter.id}`);
      this.#letters.add(letter.id);
      this.#compare(letter, found);
      return { id: letter.id, expected: found, channels };
    });
    const [lost] = left;
    if (lost) {
      const texts = [...factsText(lost.facts), ...lost.standings].join('; ');
      throw new Violation(`lost: ${lost.kind} for ${lost.watch}: ${texts}`);
    }
    const wrong = booked.find(({ expected: letter, channels }) => {
      return channels.join() !== [...CHANNELS[letter.kind], ...readersOf(letter, people)].join();
    });
    if (wrong) throw new Violation(`${wrong.expected.kind} goes out on ${wrong.channels.join()}`);
    return booked;
  }

  #compare(letter: Letter, { watch, kind, revision, facts, standings }: ExpectedLetter): void {
    const told = toldIn(letter);
    const texts = [...told.map(({ text }) => text), ...standingsIn(letter)];
    const wanted = [...factsText(facts), ...standings];
    const lost = wanted.filter((text) => !texts.includes(text));
    const invented = texts.filter((text) => !wanted.includes(text));
    const twice = texts.filter((text, index) => texts.indexOf(text) !== index);
    if (lost.length + invented.length + twice.length > 0) {
      const of = (what: string, list: readonly string[]): string =>
        list.length === 0 ? '' : `\n  ${what}: ${list.join('; ')}`;
      const all = [of('lost', lost), of('invented', invented), of('twice', twice)].join('');
      throw new Violation(`${kind} for ${watch}, revision ${revision}:${all}`);
    }
    if (letter.revision !== revision) throw new Violation(`${letter.id} is not of revision ${revision}`);
    for (const { id, text } of told) this.#identify(id, `${revision} ${text}`);
    this.#counts.letters += 1;
    if (letter.standings.some(({ isNew }) => isNew)) this.#counts.widened += 1;
    if (kind === 'news' && watch === FOLLOWS_ALL) this.#counts.told(facts.map(nameOf));
  }

  /** The same fact, told to several watches, has one id, and no other fact has it. */
  #identify(id: string, fact: string): void {
    const [known, other] = [this.#factOf.get(id), this.#idOf.get(fact)];
    if (known !== undefined && known !== fact)
      throw new Violation(`one id, two facts: ${id}: ${known} and ${fact}`);
    if (other !== undefined && other !== id)
      throw new Violation(`one fact, two ids: ${fact}: ${other} and ${id}`);
    this.#factOf.set(id, fact);
    this.#idOf.set(fact, id);
  }
}

/** The watch that is told everything, in every simulation. */
export const FOLLOWS_ALL = 'all';

/** A kind, and what makes it another case of its kind. */
function nameOf({ kind, step, standsFor, project }: Fact): string {
  if (step === 0) return 'planned-day';
  if (project !== undefined) return `${kind}-of-project`;
  return standsFor?.includes('due') === true ? `${kind}-past` : kind;
}

/** The channels of a simulation, by the kinds of letters that they carry. */
export const CHANNELS: Readonly<Record<ExpectedLetter['kind'], readonly string[]>> = {
  welcome: ['mail', 'hook'],
  news: ['mail', 'hook'],
  urgent: ['sms'],
};

/** What a booked letter must tell now, of which reminders may have been overtaken. */
export function standingText({ facts }: ExpectedLetter, stands: (fact: Fact) => boolean): string[] {
  return facts.filter(stands).map(factText).sort();
}

function said(letter: Letter): string {
  return [...toldIn(letter).map(({ text }) => text), ...standingsIn(letter)].join('; ');
}
