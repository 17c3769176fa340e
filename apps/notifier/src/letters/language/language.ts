import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter, PastEnd, Standing } from '../../daily-check/letter.ts';
import type { Notice, ReleaseName } from '../../daily-check/notice.ts';
import type { PastEndRelease } from '../past-end-facts.ts';
import type { StandingGroup } from '../standing-facts.ts';
import type { SubjectFact } from '../subject-fact.ts';

/** What a letter says of one notice. */
export interface NoticeWords {
  /** What kind of news it is, in at most 9 columns. */
  readonly label: string;
  /** A headline that says the fact by itself: used for subjects and SMS. */
  readonly headline: string;
  /** The same fact in the fewest words, for a text in which the headline has no room; left out where it is short enough. */
  readonly brief?: string;
  /** Sentences: on which date, on whose word, what it means, what to do. */
  readonly body: readonly string[];
}

/** What several notices have in common, and each of them by its name. */
export interface NamedList {
  /** `Out on 1 October 2025 (today):` */
  readonly intro: string;
  readonly items: readonly string[];
}

/** A headline, and again where it names environments, in fewer words each time; at last it names none. */
export interface HeadlineWords {
  readonly headline: string;
  readonly shorter: readonly string[];
  readonly brief?: string;
}

/** What a letter says of notices that are read as one. */
export interface GroupWords extends NoticeWords, HeadlineWords {
  /** Paragraphs after the body: of deadlines by when to start, and the same of each other release. */
  readonly further: readonly (readonly string[])[];
  /** Every member of the group; none where it has one member only, of whom the body tells. */
  readonly lists: readonly NamedList[];
  /** Sentences after the lists: what it means, what to do. */
  readonly advice: readonly string[];
}

/** What subjects say beside the headline of a notice. */
export interface SubjectWords {
  /** A name, or a whole subject, in the characters of the language's subjects. */
  readonly write: (text: string) => string;
  /** ` (+2 more)` */
  readonly more: (number: number) => string;
  /** ` (part 2 of 3)` */
  readonly part: (part: NonNullable<Letter['part']>) => string;
  /** The subject of a letter without notices. All names in it are as long as they may be. */
  readonly withoutNotices: (fact: SubjectFact) => string;
}

/** What an SMS says beside the headline of a notice. */
export interface SmsWords {
  readonly write: (text: string) => string;
  /** ` +2 more` */
  readonly more: (number: number) => string;
  /**
   * What to do, the longest first.
   *
   * @param members how many notices are told as one
   * @param isShort whether it is said in the fewest words
   */
  readonly whatToDo: (
    notice: Notice,
    said: { readonly members: number; readonly isShort: boolean; readonly today: CalendarDate },
  ) => readonly string[];
  /** The headline, what to do, and how many more there are (or nothing), as one text. */
  readonly text: (headline: string, todo: string, more: string) => string;
  /** Where nothing that names the fact fits. */
  readonly nothingFits: (more: string) => string;
}

/** What is said of where things stand. */
export interface StandingWords {
  readonly intro: (letter: Letter, today: CalendarDate) => string;
  /** In place of standings when there are none. */
  readonly nothing: (letter: Letter) => string;
  readonly outro: (letter: Letter) => readonly string[];
  /** What heads the releases of a digest that stand alike. */
  readonly headings: Readonly<Record<StandingGroup, string>>;
  /** What heads standings in a chat that are not those of a digest. */
  readonly heading: string;
  /** Where one release stands and what comes next, as a part of a sentence. */
  readonly said: (standing: Standing, today: CalendarDate) => string;
}

/** What is said of what is run past its end. */
export interface PastEndWords {
  readonly heading: string;
  /** A release, or a project that is retired with the release that it runs in. */
  readonly named: (release: PastEnd) => string;
  /** Since when, and where: first the environments of which nobody has said anything, then those that are muted. */
  readonly said: (release: PastEndRelease, today: CalendarDate) => readonly string[];
}

/** What chats say of themselves. */
export interface ChatWords {
  /** ` … and 12 more in the email` */
  readonly leftOut: (number: number) => string;
  /** The footer where there is no room for another. */
  readonly letter: (id: string) => string;
}

/** What a test letter of a watch says. */
export interface TestWords {
  readonly subject: (watch: string, isUrgent: boolean) => string;
  readonly paragraphs: (about: {
    readonly title: string;
    readonly follows: string;
    readonly isUrgent: boolean;
    /** Whether it is sent to each subscriber by itself; else to all of a topic at once. */
    readonly isForOne: boolean;
  }) => readonly string[];
  /** One segment with the prefix of the topic, by an id of 40 characters. */
  readonly sms: (watch: string) => string;
  readonly id: (letter: string) => string;
}

/**
 * A language that letters are written in. It says whole sentences of facts, and orders them as it likes; whoever lays a
 * letter out knows no words. Names from upstream and from settings are said as they are, each as one harmless line.
 */
export interface Language {
  /** Spaces at which no line is broken: those within dates and counts of days. Global. */
  readonly together: RegExp;
  /** How a release is named; the product alone for what belongs to no release. */
  readonly releaseNamed: (
    name: Pick<Notice | ReleaseName, 'productTitle' | 'releaseTitle' | 'overlays'>,
  ) => string;
  /** The words for one notice, with days counted from `today`. */
  readonly noticeWords: (notice: Notice, today: CalendarDate) => NoticeWords;
  /**
   * The words for a group of notices, as `readGroups` makes them: versions of one release, ends of projects in one release,
   * deadlines of environments, or one notice alone.
   *
   * @param group at least one notice
   * @param named how a notice is named before it is told, where there is little room
   */
  readonly groupWords: (group: readonly Notice[], today: CalendarDate, named?: Renaming) => GroupWords;
  /** The headline alone, which takes less time where it is all that is needed. */
  readonly groupHeadline: (group: readonly Notice[], today: CalendarDate, named: Renaming) => HeadlineWords;
  /** Where to go from the release of a notice, the fullest form first; nothing where no way is known. */
  readonly nextSteps: (notice: Notice, today: CalendarDate) => readonly string[];
  readonly subject: SubjectWords;
  readonly sms: SmsWords;
  readonly standings: StandingWords;
  readonly pastEnd: PastEndWords;
  /**
   * The paragraphs that end a letter: why it came; on which sources it rests and how old they are, its revision, its id, and
   * which part it is. What must stay on one line is joined by `NO_BREAK`.
   */
  readonly footer: (letter: Letter, today: CalendarDate) => readonly string[];
  readonly chat: ChatWords;
  readonly test: TestWords;
}

/** How a notice is named before it is told. */
export type Renaming = (notice: Notice) => Notice;
