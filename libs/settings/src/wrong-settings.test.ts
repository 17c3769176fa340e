import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './index.ts';

/** The sentences that a person gets for a text. */
function sentences(text: string): string[] {
  try {
    readSettings(text, 'lastpatch.yaml');
  } catch (error) {
    if (error instanceof SettingsError) {
      return error.problems.map(
        ({ line, path, problem }) => `${line ?? '-'} ${path === '' ? '' : `${path}: `}${problem}`,
      );
    }
    throw error;
  }
  throw new Error('nothing was wrong with it');
}

const watch = (rest: string): string => `watches:\n  - id: platform\n${rest}`;
const followed = '    follow: { openstack: supported }\n';

describe('wrong settings', () => {
  it.each<[what: string, text: string, said: string[]]>([
    ['nothing in the file', '', ['- the file is empty: it needs watches']],
    ['only a comment', '# to be written\n', ['- the file is empty: it needs watches']],
    ['a list in place of keys', '- watches\n', ['- expected keys such as watches, not a list or a word']],
    ['no YAML', 'watches: a: b\n', ['1 not valid YAML: bad indentation of a mapping entry']],
    ['a tab', 'watches:\n\t- id: a\n', ['2 not valid YAML: tab characters must not be used in indentation']],
    [
      'a key twice',
      `timezone: UTC\ntimezone: UTC\n${watch(followed)}`,
      ['2 not valid YAML: duplicated mapping key'],
    ],
    ['no watches', 'timezone: UTC\n', ['- watches: it is missing']],
    ['an empty list of watches', 'watches: []\n', ['1 watches: expected at least one watch']],
    [
      'a misspelt key at the top',
      `timezon: UTC\n${watch(followed)}`,
      ['1 unknown key timezon: did you mean timezone?'],
    ],
    [
      'a misspelt key of a watch',
      watch(`${followed}    reminder: [7]\n`),
      ['4 watches, 1: unknown key reminder: did you mean reminders?'],
    ],
    [
      'a misspelt key of a rule',
      watch('    follow:\n      openstack:\n        relases: all\n'),
      ['5 watches, 1, follow, openstack: unknown key relases: did you mean releases?'],
    ],
    [
      'a key that resembles none',
      watch(`${followed}    smtp: mail.example\n`),
      [
        '4 watches, 1: unknown key smtp: expected one of id, title, follow, only, reminders, digest, https, locale',
      ],
    ],
    [
      'an unknown time zone',
      `timezone: Mars/Olympus\n${watch(followed)}`,
      ['1 timezone: expected a time zone such as Europe/Berlin or UTC'],
    ],
    ['no id', `watches:\n  - title: Platform\n${followed}`, ['2 watches, 1, id: it is missing']],
    [
      'an id that cannot be one',
      `watches:\n  - id: Platform Team\n${followed}`,
      ['2 watches, 1, id: expected 1 to 40 lower-case letters, digits and hyphens, as in platform'],
    ],
    [
      'two watches with one id',
      `${watch(followed)}  - id: platform\n${followed}`,
      ['4 watches, 2, id: another watch has the id platform'],
    ],
    ['nothing followed', watch(''), ['2 watches, 1, follow: it is missing']],
    [
      'no product',
      watch('    follow: {}\n'),
      ['3 watches, 1, follow: expected at least one product, as in { openstack: supported }'],
    ],
    [
      'products as a list',
      watch('    follow: [openstack]\n'),
      [
        '3 watches, 1, follow: expected products, as in { openstack: supported }, or running: what the fleet runs',
      ],
    ],
    [
      'a word that says which releases, misspelt',
      watch('    follow: { openstack: suported }\n'),
      [
        '3 watches, 1, follow, openstack: expected all, supported, a list of releases, or a rule with releases, phases, projects, kinds: did you mean supported?',
      ],
    ],
    [
      'an empty list of releases',
      watch('    follow: { openstack: [] }\n'),
      ['3 watches, 1, follow, openstack: expected at least one name'],
    ],
    [
      'an unknown phase',
      watch('    follow:\n      openstack:\n        phases: [eol]\n'),
      [
        '5 watches, 1, follow, openstack, phases, 1: unknown phase "eol": expected one of planned, development, maintained, security, extended, unmaintained, end-of-life',
      ],
    ],
    [
      'reminders that are no days',
      watch(`${followed}    reminders: [30, 0, soon, -7, 1.5, 4000]\n`),
      [2, 3, 4, 5, 6].map(
        (place) => `4 watches, 1, reminders, ${place}: expected a number of days from 1 to 3650`,
      ),
    ],
    ['an unknown preset', watch(`${followed}    only: eol\n`), ['4 watches, 1, only: expected end-of-life']],
    [
      'a digest on a day',
      watch(`${followed}    digest: daily\n`),
      ['4 watches, 1, digest: expected monthly or off'],
    ],
    [
      'a language that letters are not written in',
      watch(`${followed}    locale: fr\n`),
      ['4 watches, 1, locale: expected en (English) or ko (Korean)'],
    ],
    [
      'limits of the brake that are none',
      `brake: { notices: many, times: 0 }\n${watch(followed)}`,
      [
        '1 brake, notices: expected a number of notices from 1 to 10000',
        '1 brake, times: expected a number of times from 1 to 1000',
      ],
    ],
    [
      'own products that are no list',
      `products: own\n${watch(followed)}`,
      ['1 products: expected a list of files or folders, as in [products], or [] for none'],
    ],
    [
      'own products that are no paths',
      `products:\n  - own\n  - ""\n  - [a]\n${watch(followed)}`,
      [
        '3 products, 2: expected the path of a file or folder',
        '4 products, 3: expected the path of a file or folder',
      ],
    ],
    [
      'a vendor for everything',
      `dates: ubuntu-cloud-archive\n${watch(followed)}`,
      ['1 dates: expected a vendor for a product, as in { openstack: ubuntu-cloud-archive }'],
    ],
    [
      'vendors that are no names',
      `dates:\n  openstack: [a]\n  ceph: ""\n${watch(followed)}`,
      ['2 dates, openstack: expected a name', '3 dates, ceph: expected a name, got nothing'],
    ],
    [
      'a settling time that is no number',
      `settlingDays: two weeks\n${watch(followed)}`,
      ['1 settlingDays: expected a number of days from 0 to 365'],
    ],
  ])('%s', (_, text, said) => {
    expect(sentences(text)).toEqual(said);
  });

  it('are told all at once, in the order of their lines', () => {
    const text = `timezone: Mars\nwatches:\n  - id: A\n    follow: { openstack: [] }\n    digest: never\n  - follow: {}\n`;
    expect(sentences(text).map((sentence) => Number(sentence.split(' ')[0]))).toEqual([1, 3, 4, 5, 6, 6]);
  });

  it('are told with the name of the file and the line', () => {
    expect(() => readSettings('watches: []\n', 'teams/a.yaml')).toThrow(
      'teams/a.yaml:1: watches: expected at least one watch',
    );
  });

  it('refuse an anchor bomb at once', () => {
    const bomb = Array.from({ length: 20 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x]'
        : `a${i}: &a${i} [${Array(9)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
    ).join('\n');
    expect(sentences(bomb)[0]).toContain('not valid YAML');
  });
});
