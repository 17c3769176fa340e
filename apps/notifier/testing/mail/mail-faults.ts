import type { MailFault, MailServerOptions } from './mail-server.ts';
import { MAIL_AUTHORITY } from './mail-server.ts';
import { CertificateAuthority } from '../web/certificate-authority.ts';

/** Something that goes wrong between Lastpatch and a server of mail, as docs/own-server.md calls it. */
export interface NamedMailFault {
  readonly fault: string;
  readonly does?: MailFault;
  readonly server?: MailServerOptions;
  /** Of a mail that is longer than any letter is. */
  readonly isLong?: true;
  readonly password?: string | null;
  /** Nothing listens on its port. */
  readonly isAway?: true;
  /** Whether the recipient has the mail all the same. */
  readonly arrives?: true;
  /** Whether the server has not answered before it was told whom the mail is for. */
  readonly isSilent?: true;
}

const HOSTS = ['127.0.0.1'];
const LONG = 300_000;

export const MAIL_FAULTS: readonly NamedMailFault[] = [
  { fault: 'nothing listens at the port', isAway: true, isSilent: true },
  { fault: 'the password cannot be read', password: null },
  { fault: 'it turns everybody away for now', does: { at: 'connect', answers: 421 } },
  { fault: 'it turns everybody away', does: { at: 'connect', answers: 554 } },
  { fault: 'it goes away before it greets', does: { at: 'connect', does: 'reset' }, isSilent: true },
  { fault: 'it never greets', does: { at: 'connect', does: 'hang' }, isSilent: true },
  { fault: 'it offers no STARTTLS', server: { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] } },
  {
    fault: 'nobody vouches for its certificate',
    server: { identity: new CertificateAuthority().identity({ hosts: HOSTS }) },
  },
  {
    fault: 'its certificate has expired',
    server: { identity: MAIL_AUTHORITY.identity({ hosts: HOSTS, days: -1 }) },
  },
  {
    fault: 'its certificate is for another host',
    server: { identity: MAIL_AUTHORITY.identity({ hosts: ['mail.example.net'] }) },
  },
  { fault: 'the password is wrong', password: 'wrong' },
  { fault: 'its logins do not work for now', does: { at: 'login', answers: 454 } },
  { fault: 'it says nothing more at the login', does: { at: 'login', does: 'hang' }, isSilent: true },
  { fault: 'it takes nothing from the sender for now', does: { at: 'sender', answers: 451 } },
  { fault: 'it takes nothing from the sender', does: { at: 'sender', answers: 553 } },
  { fault: 'it takes nothing for the recipient for now', does: { at: 'recipient', answers: 450 } },
  {
    fault: 'it does not know the recipient',
    does: { at: 'recipient', answers: 550, text: '5.1.1 <ops@example.org>: no such user ops' },
  },
  { fault: 'the connection breaks at the recipient', does: { at: 'recipient', does: 'reset' } },
  { fault: 'it says nothing more at the recipient', does: { at: 'recipient', does: 'hang' } },
  { fault: 'it takes no mail of such a size', server: { size: 500 } },
  { fault: 'the connection breaks within a long mail', does: { at: 'bytes', after: 1 }, isLong: true },
  {
    fault: 'it does not take the mail for now',
    does: { at: 'mail', answers: 451, text: '4.7.1 Greylisted' },
  },
  { fault: 'it does not take the mail', does: { at: 'mail', answers: 554, text: '5.7.1 Spam' } },
  { fault: 'the connection breaks after the mail', does: { at: 'mail', does: 'reset' } },
  { fault: 'it says nothing more after the mail', does: { at: 'mail', does: 'hang' } },
  { fault: 'it takes the mail, and its answer is lost', does: { at: 'taken', does: 'reset' }, arrives: true },
];

/** The text of a mail that is longer than what two machines have on the way between them. */
export const LONG_TEXT = 'Nobody reads as much as this.\n'.repeat(LONG);
