import { chatLink, chatText, markdownLink, markdownText } from './chat-text.ts';
import { bareLink } from './web-link.ts';

/** How a chat wants what a letter tells. Everything that comes of it is harmless there. */
export interface ChatStyle {
  /** A text that may hold names from upstream. */
  readonly text: (text: string) => string;
  /** Words of ours. */
  readonly bold: (text: string) => string;
  /** Upstream's link; nothing when it is none that can be shown. */
  readonly link: (link: string) => readonly string[];
}

const bold = (text: string): string => `*${text}*`;

/** Slack's own markup. */
export const SLACK_STYLE: ChatStyle = {
  text: chatText,
  bold,
  link: (link) => chatLink(link).map((url) => `<${url}>`),
};

/** What Amazon Q Developer makes messages of Slack and of Microsoft Teams of. */
export const NOTIFICATION_STYLE: ChatStyle = { text: chatText, bold, link: chatLink };

/** Markdown, of Mattermost and of the cards of Microsoft Teams, which make no link of a bare address. */
export const MARKDOWN_STYLE: ChatStyle = {
  text: markdownText,
  bold: (text) => `**${text}**`,
  link: (link) => markdownLink(link).map((url) => `[${bareLink(url) ?? ''}](${url})`),
};

/** No markup at all. */
export const PLAIN_STYLE: ChatStyle = { text: markdownText, bold: (text) => text, link: markdownLink };
