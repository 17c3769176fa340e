import { yamlWord } from '@lastpatch/fleet';
import type { Answers } from './answers.ts';

/**
 * The text of the first lastpatch.yaml. Whatever was answered stands in it as a word, so it can mean nothing else; what can be
 * added stands in it as comments.
 */
export function settingsText(answers: Answers): string {
  return [
    HEAD,
    ...dayLines(answers),
    ...fleetLines(answers),
    ...watchLines(answers),
    ...sendLines(answers),
    MORE,
  ]
    .join('\n')
    .concat('\n');
}

/** The ids of the watches that it has. */
export function watchesOf({ runs, follow }: Answers): string[] {
  return runs.length > 0 && follow.length > 0 ? [FIRST_WATCH, 'products'] : [FIRST_WATCH];
}

const FIRST_WATCH = 'platform';

const HEAD = `# What Lastpatch watches, and for whom. After a change: lastpatch settings validate
# Releases are read as they are written: 2025.1 is a name, not a number.
`;

function dayLines({ timezone }: Answers): string[] {
  return [
    `timezone: ${yamlWord(timezone)} # the zone in which a day begins`,
    'refresh: daily # each run reads what upstream says; never: it goes by what was read last',
    '',
  ];
}

function fleetLines({ runs }: Answers): string[] {
  const sample = runs.length === 0;
  const entries = sample ? [{ name: 'openstack', version: '2025.1' }] : runs;
  const lines = [
    'fleet:',
    '  environments:',
    '    - name: production # what people call it',
    '      runs: # releases of products, or versions of projects as package managers write them',
    ...entries.map(({ name, version }) => `        - ${yamlWord(name)}: ${yamlWord(version)}`),
  ];
  return [
    '# What runs where: "lastpatch plan" says until when, and "lastpatch fleet scan" reads it from machines.',
    ...(sample ? lines.map(asComment) : lines),
    ...(sample
      ? []
      : ['  # hopDays: 60 # how many days one upgrade takes you: letters then say when to start']),
    '',
  ];
}

function watchLines(answers: Answers): string[] {
  const { runs, follow, reminders } = answers;
  const followed = (products: readonly string[]): string[] => [
    '    follow:',
    ...products.map(
      (product) => `      ${yamlWord(product)}: supported # or all, or a list of releases in [ ]`,
    ),
  ];
  const running = ['    follow: running # what runs, as it stands in fleet'];
  const all = follow.length === 0 && runs.length === 0 ? ['openstack'] : follow;
  const wanted = [...(runs.length === 0 ? [] : [running]), ...(all.length === 0 ? [] : [followed(all)])];
  return [
    'watches: # what is told, and how early; who is told stands in subscribers.yaml',
    ...watchesOf(answers).flatMap((id, index) => [
      `  - id: ${id} # never changes: letters are remembered under it`,
      ...(wanted[index] ?? []),
      `    reminders: [${reminders.map(yamlWord).join(', ')}] # days before an end of support`,
    ]),
    '  # - id: management',
    '  #   follow: { openstack: all }',
    '  #   only: end-of-life # just a mail when support ends',
    '',
  ];
}

function sendLines({ smtp, tell }: Answers): string[] {
  if (smtp === null) return [];
  const isHere = LOOPBACK.test(smtp.host);
  const domain =
    tell
      .find(({ protocol }) => protocol === 'email')
      ?.endpoint.split('@')
      .at(-1) ?? 'example.org';
  return [
    'send: # how letters leave this machine',
    '  smtp:',
    `    host: ${yamlWord(smtp.host)}`,
    ...(isHere
      ? [
          `    port: ${yamlWord(smtp.port)}`,
          '    tls: none # it is this very machine, so nothing is encrypted',
        ]
      : [`    port: ${yamlWord(smtp.port)} # 465 speaks TLS from the first byte, others by STARTTLS`]),
    `    from: ${yamlWord(`Lastpatch <lastpatch@${domain}>`)} # an address that the server takes`,
    '    # user: lastpatch',
    '    # password: { env: LASTPATCH_SMTP_PASSWORD } # or { file: PATH }; never the password itself',
    '',
  ];
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

const MORE = `# Each good run asks this address, so that a monitor elsewhere notices when there is none.
# heartbeat: { env: LASTPATCH_HEARTBEAT_URL } # or { file: PATH }

# Each run publishes pages, calendars, feeds and JSON.
# pages:
#   public: public # a folder for everybody
#   private: private # one for the team: watches, fleet, own products`;

function asComment(line: string): string {
  return `# ${line}`;
}
