import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../daily-check/notice.ts';
import type { HeadlineWords, Language } from './language/language.ts';
import {
  LAST_NAME_LENGTHS,
  NAME_LENGTHS,
  namedByVendor,
  SHORTEST_WHOLE,
  shortNamed,
  vendorMarked,
} from './notice-names.ts';

/** A headline of a group of notices for a text with little room. */
export interface HeadlineForm {
  readonly headline: string;
  /** How long names in it may be. */
  readonly length: number;
  /** Whether it says in which environments, where the notices are of some. */
  readonly isPlaced: boolean;
}

/** How headlines are written. */
export interface HeadlineWriting {
  readonly language: Language;
  readonly today: CalendarDate;
  /** How names are written, before they are counted. */
  readonly write: (name: string) => string;
}

/**
 * The headline of a group in shorter and shorter forms: first with the names of releases for their titles, then with fewer
 * environments, then with names that are cut, at last without any environment. What ends, and when, is in all of them. After
 * those, where a language has one, comes the fact in the fewest words; and at last that of a vendor's dates with less and less
 * of its name, then with two names in place of three, which keep no more than a beginning.
 */
export function* headlineForms(
  group: readonly Notice[],
  { language, today, write }: HeadlineWriting,
): Generator<HeadlineForm> {
  const words = (length: number, rename = asItIs): HeadlineWords =>
    language.groupHeadline(group, today, (notice) => rename(shortNamed(notice, length, write)));
  const said = (length: number): readonly string[] => {
    const { headline, shorter } = words(length);
    return [headline, ...shorter];
  };
  const forms = said(Infinity).length;
  // The last form names no environment, where one names some.
  const placed = forms === 1 ? 1 : forms - 1;
  const whole = NAME_LENGTHS.filter((length) => length >= SHORTEST_WHOLE);
  const cut = NAME_LENGTHS.filter((length) => length < SHORTEST_WHOLE);
  const order = [
    ...Array.from({ length: placed }, (_, form) => whole.map((length) => ({ form, length }))).flat(),
    ...cut.map((length) => ({ form: placed - 1, length })),
    ...(placed === forms ? [] : NAME_LENGTHS.map((length) => ({ form: placed, length }))),
  ];
  for (const { form, length } of order) {
    yield { headline: said(length)[form] ?? '', length, isPlaced: form < placed };
  }
  const isOfVendor = group.some(({ overlays }) => overlays !== undefined);
  const renamings = isOfVendor ? [asItIs, vendorMarked, namedByVendor] : [asItIs];
  const briefForms = [
    ...renamings.flatMap((rename) => NAME_LENGTHS.map((length) => ({ length, rename }))),
    ...LAST_NAME_LENGTHS.map((length) => ({ length, rename: isOfVendor ? namedByVendor : asItIs })),
  ];
  for (const { length, rename } of briefForms) {
    const { brief } = words(length, rename);
    if (brief === undefined) return;
    yield { headline: brief, length, isPlaced: false };
  }
}

function asItIs(notice: Notice): Notice {
  return notice;
}
