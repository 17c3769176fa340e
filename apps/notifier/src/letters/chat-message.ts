import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import { chatParagraphs } from './chat-paragraphs.ts';
import { NOTIFICATION_STYLE, SLACK_STYLE } from './chat-style.ts';
import { chatText } from './chat-text.ts';
import { fittedMessage } from './fitted-message.ts';
import { languageOf } from './language/language-of.ts';
import { shortName, shortNamed } from './notice-names.ts';
import { readGroups, releasesTold } from './read-groups.ts';
import { subjectOf } from './subject.ts';

/** A message of Slack's Block Kit, as incoming webhooks and `chat.postMessage` take it (the channel is theirs to add). */
export interface SlackMessage {
  /** What notifications show, and what has no blocks. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** The blocks that are used. */
export type SlackBlock =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: Markup }
  | { readonly type: 'context'; readonly elements: readonly Markup[] };

interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}

/** `verbatim`: Slack looks for no mention, no name of a channel and no link in it, but for what stands in `<…>`. */
interface Markup {
  readonly type: 'mrkdwn';
  readonly text: string;
  readonly verbatim: true;
}

/**
 * Slack's limits: characters of a header and of a section, blocks of a message (docs.slack.dev, Block Kit reference), and
 * characters of all its blocks as JSON. Of the last the reference says nothing: what is longer is turned away
 * (`msg_blocks_too_long`) at 12,000 characters of text and something for the blocks (slackapi/bolt-js, issues 2509 and 2867).
 */
export const SLACK_LIMITS = { header: 150, section: 3000, blocks: 50, json: 12_000 } as const;

/**
 * The letter for Slack, with days counted from `today`: a header that is the subject, a section for each group of notices,
 * where things stand, and why it came. What does not fit is counted.
 */
export function slackMessage(letter: Letter, today: CalendarDate): SlackMessage {
  const header = headerText(subjectOf(letter, today));
  return fittedMessage(letter, today, {
    style: SLACK_STYLE,
    longest: SLACK_LIMITS.section,
    of: (text, paragraphs) => ({ text, blocks: slackBlocks(header, paragraphs) }),
    fits: ({ blocks }) =>
      blocks.length <= SLACK_LIMITS.blocks && JSON.stringify(blocks).length <= SLACK_LIMITS.json,
  });
}

function slackBlocks(header: string, paragraphs: readonly string[]): readonly SlackBlock[] {
  return [
    { type: 'header', text: { type: 'plain_text', text: header, emoji: false } },
    ...paragraphs.slice(0, -1).map((text): SlackBlock => ({ type: 'section', text: markup(text) })),
    { type: 'context', elements: paragraphs.slice(-1).map(markup) },
  ];
}

/** Plain text in which three characters are still written as entities, which take more room than they show. */
function headerText(subject: string): string {
  for (let length = subject.length; length > 0; length -= 1) {
    const text = chatText(shortName(subject, length));
    if (text.length <= SLACK_LIMITS.header) return text;
  }
  return 'Lastpatch';
}

function markup(text: string): Markup {
  return { type: 'mrkdwn', text, verbatim: true };
}

/**
 * A custom notification of Amazon Q Developer in chat applications (AWS Chatbot), which shows it in Slack or Microsoft
 * Teams. A message on its topic that is not of this shape is dropped without a trace.
 */
export interface ChatNotification {
  readonly version: '1.0';
  readonly source: 'custom';
  readonly id: string;
  readonly content: {
    readonly textType: 'client-markdown';
    readonly title: string;
    readonly description: string;
    readonly nextSteps?: readonly string[];
    readonly keywords: readonly string[];
  };
  readonly metadata: {
    /** The parts of one letter are one thread. */
    readonly threadId: string;
    readonly summary: string;
    readonly eventType: string;
    readonly additionalContext: Readonly<Record<string, string>>;
  };
}

/**
 * The limits of a custom notification (AWS Chatbot administrator guide, custom notifications): characters of title and
 * description. For the lists, of which it says none, few and short ones.
 */
export const NOTIFICATION_LIMITS = {
  title: 250,
  description: 8000,
  nextSteps: 5,
  nextStep: 300,
  keywords: 5,
} as const;

/** The most that one thing told may take of the description. */
const LONGEST_SECTION = 2000;

/** The letter as a custom notification, with days counted from `today`. What does not fit is counted. */
export function chatNotification(letter: Letter, today: CalendarDate): ChatNotification {
  const subject = chatText(subjectOf(letter, today));
  const nextSteps = nextStepsOf(letter, today);
  return {
    version: '1.0',
    source: 'custom',
    id: letter.id,
    content: {
      textType: 'client-markdown',
      title: subject,
      description: description(letter, today),
      ...(nextSteps.length === 0 ? {} : { nextSteps }),
      keywords: keywordsOf(letter),
    },
    metadata: {
      threadId: letter.part ? letter.id.slice(0, letter.id.lastIndexOf('.')) : letter.id,
      summary: subject,
      eventType: `lastpatch-${letter.kind}`,
      additionalContext: { watch: letter.watch, letter: letter.id, revision: String(letter.revision) },
    },
  };
}

function description(letter: Letter, today: CalendarDate): string {
  // Teams joins lines that no empty line keeps apart.
  const joined = (paragraphs: readonly string[]): string =>
    paragraphs.map((text) => text.replaceAll('\n', '\n\n')).join('\n\n');
  const paragraphs = chatParagraphs(letter, today, NOTIFICATION_STYLE, {
    section: LONGEST_SECTION / 2,
    footer: LONGEST_SECTION,
    fits: (some) => joined(some).length <= NOTIFICATION_LIMITS.description,
  });
  return joined(paragraphs);
}

const NEXT_STEP_NAME = 40;

/** Where to go from the most urgent releases. */
function nextStepsOf(letter: Letter, today: CalendarDate): string[] {
  const { nextSteps } = languageOf(letter);
  const steps = readGroups(letter.notices)
    .flatMap(releasesTold)
    .flatMap((notice) => {
      const said = nextSteps(shortNamed(notice, NEXT_STEP_NAME), today).map(chatText);
      return said.find((step) => step.length <= NOTIFICATION_LIMITS.nextStep) ?? [];
    });
  return [...new Set(steps)].slice(0, NOTIFICATION_LIMITS.nextSteps);
}

function keywordsOf({ notices, standings }: Letter): string[] {
  const products = [...notices, ...standings].map(({ productTitle }) =>
    chatText(shortName(productTitle, 40)),
  );
  return [...new Set(['Lastpatch', ...products.filter((title) => title !== '')])].slice(
    0,
    NOTIFICATION_LIMITS.keywords,
  );
}
