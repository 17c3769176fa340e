import type { CalendarDate } from '@lastpatch/release-model';
import { DEFAULT_LOCALE, type TopicKind, type Watch } from '@lastpatch/settings';
import type { Message } from '../daily-check/message.ts';
import { followsSaid } from '../daily-check/followed-said.ts';
import { NOTHING_TO_DO, WHO_ELSE, WHY_NOW } from '../letters/english/test-words.ts';
import { languageOf } from '../letters/language/language-of.ts';
import {
  harmlessJson,
  LETTER_FORMAT,
  LETTER_SCHEMA_VERSION,
  type LetterJson,
} from '../letters/letter-json.ts';
import { plainLine } from '../letters/plain-line.ts';
import { wrap } from '../letters/wrap.ts';
import { OPERATORS_FORMAT } from './operator-message.ts';
import { plainChats } from './plain-chats.ts';
import { groupName } from './subscriber-topic.ts';

/** What a test letter is called by its `kind`, so that machines can drop it. */
export const TEST_KIND = 'test';

/** Of which topic, and when, a test letter is. */
export interface TestOccasion {
  /** Null for the operators. */
  readonly watch: Watch | null;
  /** Of the operators: letters. */
  readonly kind: TopicKind;
  readonly today: CalendarDate;
  /** Different for each test: the time of it, of letters and digits alone. */
  readonly stamp: string;
  /** Whether it is sent to each subscriber by itself; else to all of a topic at once. */
  readonly isForOne?: boolean;
}

/** A letter by docs/letter.schema.json, of the kind that only a person sends. */
export type TestLetterJson = Omit<LetterJson, 'kind'> & { readonly kind: typeof TEST_KIND };

/** A letter that says of itself that it is a test, in all forms. */
export function testMessage(occasion: TestOccasion): Message {
  const { watch, kind, today, stamp } = occasion;
  const letter = `${groupName(watch?.id ?? null)}-test-${stamp}${kind === 'urgent' ? '-urgent' : ''}`;
  const subject = subjectOf(occasion);
  const { test, together } = languageOf(watch ?? {});
  const text = `${[...paragraphs(occasion), test.id(letter)]
    .map((one) => wrap(plainLine(one), { together }).join('\n'))
    .join('\n\n')}\n`;
  return {
    letter,
    watch: groupName(watch?.id ?? null),
    on: today,
    subject,
    text,
    sms: smsOf(watch),
    json: harmlessJson(
      watch ? letterJson(watch, { letter, subject, today }) : alarmJson({ letter, subject, text }),
    ),
    chat: harmlessJson(
      plainChats({ id: letter, subject, paragraphs: paragraphs(occasion), kind: TEST_KIND }),
    ),
  };
}

function subjectOf({ watch, kind }: TestOccasion): string {
  if (!watch) return 'Lastpatch test for the operators';
  return languageOf(watch).test.subject(watch.id, kind === 'urgent');
}

function paragraphs({ watch, kind, isForOne = false }: TestOccasion): readonly string[] {
  if (!watch) {
    const why =
      'You get this because you are an operator of Lastpatch: you are told when something goes wrong with it.';
    return [NOTHING_TO_DO, `${why} ${WHY_NOW}${isForOne ? '' : ` ${WHO_ELSE}`}`];
  }
  return languageOf(watch).test.paragraphs({
    title: watch.title,
    follows: followsSaid(watch, watch.locale),
    isUrgent: kind === 'urgent',
    isForOne,
  });
}

/** An id of 40 characters leaves it within one segment, with the prefix of the topic. */
function smsOf(watch: Watch | null): string {
  return watch
    ? languageOf(watch).test.sms(watch.id)
    : 'Test for the operators: alarms come to this phone. Nothing to do.';
}

/** What the forms for machines are made of. */
interface TestTexts {
  readonly letter: string;
  readonly subject: string;
}

/** It tells of no catalog, which its revision 0 says. */
function letterJson(
  watch: Watch,
  { letter, subject, today }: TestTexts & { readonly today: CalendarDate },
): TestLetterJson {
  return {
    format: LETTER_FORMAT,
    schemaVersion: LETTER_SCHEMA_VERSION,
    letter,
    watch: watch.id,
    watchTitle: watch.title,
    locale: watch.locale ?? DEFAULT_LOCALE,
    kind: TEST_KIND,
    on: today,
    today,
    revision: 0,
    subject,
    follows: followsSaid(watch, watch.locale),
    alsoFollows: null,
    part: null,
    notices: [],
    pastEnd: [],
    standings: [],
    sources: [],
  };
}

/** Operators get alarms, which are no letters. */
function alarmJson({ letter, subject, text }: TestTexts & { readonly text: string }): object {
  return { format: OPERATORS_FORMAT, schemaVersion: 1, kind: TEST_KIND, id: letter, subject, text };
}
