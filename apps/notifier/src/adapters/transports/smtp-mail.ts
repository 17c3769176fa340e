import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { SmtpSettings } from '@lastpatch/settings';
import type { Message } from '../../daily-check/message.ts';
import { plainLine } from '../../letters/plain-line.ts';

/** Between whom a mail goes. */
export interface MailParties {
  readonly from: SmtpSettings['from'];
  /** One address. */
  readonly to: string;
}

/**
 * A message as a mail: plain text in UTF-8, all of it in 7 bits and short lines, so that no server changes it. The same message
 * to the same recipient is the same mail, byte for byte. Text that is no ASCII, or has long lines, is quoted-printable.
 */
export async function mailOf(message: Message, { from, to }: MailParties): Promise<Buffer> {
  const ids = mailIds(message, { from, to });
  const composer = new MailComposer({
    from: from.name === '' ? from.address : from,
    to,
    subject: plainLine(message.subject),
    messageId: ids.own,
    inReplyTo: ids.answers,
    references: [...new Set([ids.thread, ids.answers])],
    date: new Date(message.madeAt ?? Date.parse(message.on)),
    headers: {
      'List-ID': `<${message.watch}.lastpatch.${domainOf(from.address)}>`,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    text: message.text.toWellFormed(),
    textEncoding: 'quoted-printable',
    xMailer: false,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

interface MailIds {
  readonly own: string;
  /** Of no mail: what all mails of a watch to one recipient hang on. */
  readonly thread: string;
  /** What it answers: of a later part the first part, else the thread. */
  readonly answers: string;
}

const DIGITS = 16;
const LATER_PART = /\.(?!1$)\d+$/;

/** A letter that is counted anew, in a ledger that began anew, is another one: so the day is in the id. */
function mailIds({ letter, watch, on }: Message, { from, to }: MailParties): MailIds {
  const recipient = createHash('sha256').update(to.toLowerCase()).digest('hex').slice(0, DIGITS);
  const idOf = (what: string): string => `<${what}.${recipient}@${domainOf(from.address)}>`;
  const thread = idOf(`${watch}.lastpatch`);
  const answers = LATER_PART.test(letter) ? idOf(`${on}.${letter.replace(LATER_PART, '.1')}`) : thread;
  return { own: idOf(`${on}.${letter}`), thread, answers };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
