import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import { MARKDOWN_STYLE } from './chat-style.ts';
import { fittedMessage } from './fitted-message.ts';
import { jsonBytes } from './letter-json.ts';

/** What a workflow of Microsoft Teams takes that posts what a webhook gets: a message with one adaptive card. */
export interface TeamsMessage {
  readonly type: 'message';
  readonly attachments: readonly [
    {
      readonly contentType: 'application/vnd.microsoft.card.adaptive';
      readonly content: AdaptiveCard;
    },
  ];
}

/** What is used of adaptive cards; a text block reads Markdown. */
export interface AdaptiveCard {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.4';
  readonly msteams: { readonly width: 'Full' };
  readonly body: readonly TextBlock[];
}

interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly weight?: 'Bolder';
  readonly size?: 'Medium';
}

/**
 * The most bytes of JSON in UTF-8. Teams takes "about 28 KB" (Microsoft's reference of the Teams connector) and does not say of
 * what: half of it is within that however characters are counted.
 */
export const TEAMS_BYTES = 14_000;

/** The letter for Microsoft Teams, with days counted from `today`. What does not fit is counted. */
export function teamsMessage(letter: Letter, today: CalendarDate): TeamsMessage {
  return fittedMessage(letter, today, {
    style: MARKDOWN_STYLE,
    longest: 2000,
    of: teamsOf,
    fits: (message) => jsonBytes(message) <= TEAMS_BYTES,
  });
}

/** A message of what is harmless Markdown already. */
export function teamsOf(subject: string, paragraphs: readonly string[]): TeamsMessage {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body: [
            { ...textBlock(subject), weight: 'Bolder', size: 'Medium' },
            // Lines that no empty line keeps apart are joined.
            ...paragraphs.map((text) => textBlock(text.replaceAll('\n', '\n\n'))),
          ],
        },
      },
    ],
  };
}

function textBlock(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true };
}
