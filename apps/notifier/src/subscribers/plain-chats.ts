import { chatText, markdownText } from '../letters/chat-text.ts';
import { matrixOf } from '../letters/matrix-message.ts';
import { mattermostOf } from '../letters/mattermost-message.ts';
import { teamsOf } from '../letters/teams-message.ts';

/** What is said in a chat that is no letter. */
export interface PlainChat {
  /** Different for each message. */
  readonly id: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** What kind of message it is, for machines. */
  readonly kind: string;
}

/** A subject and some paragraphs in the form of each chat, with nothing in them that a chat would take for more than text. */
export function plainChats({ id, subject, paragraphs, kind }: PlainChat): object {
  const title = chatText(subject);
  const text = paragraphs.map(chatText);
  const plain = [markdownText(subject), paragraphs.map(markdownText)] as const;
  return {
    slack: { text: title, blocks: [title, ...text].map(plainSection) },
    aws: {
      version: '1.0',
      source: 'custom',
      id,
      content: {
        textType: 'client-markdown',
        title,
        description: text.join('\n\n'),
        keywords: [kind],
      },
      metadata: { threadId: id, summary: title, eventType: `lastpatch-${kind}` },
    },
    mattermost: mattermostOf(...plain),
    teams: teamsOf(...plain),
    matrix: matrixOf(...plain),
  };
}

function plainSection(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}
