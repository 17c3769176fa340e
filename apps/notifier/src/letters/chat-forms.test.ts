import { addDays, calendarDate } from '@lastpatch/release-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_LETTERS } from '../../testing/fleet-letters.ts';
import { anyTexts, HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { hostileLetter } from '../../testing/hostile-letter.ts';
import { DOCUMENTED_LETTER, letterOf, noticeOf, STANDINGS } from '../../testing/sample-letters.ts';
import type { Letter } from '../daily-check/letter.ts';
import { chatForms } from './chat-forms.ts';
import { jsonBytes } from './letter-json.ts';
import { MATRIX_BYTES } from './matrix-message.ts';
import { MATTERMOST_CHARACTERS } from './mattermost-message.ts';
import { TEAMS_BYTES } from './teams-message.ts';

const TODAY = calendarDate('2026-09-02');

/** The texts of each form that is Markdown or plain. */
function textsOf(letter: Letter, today = TODAY): Record<'mattermost' | 'teams' | 'matrix', string[]> {
  const { mattermost, teams, matrix } = chatForms(letter, today);
  return {
    mattermost: [mattermost.text],
    teams: teams.attachments[0].content.body.map(({ text }) => text),
    matrix: [matrix.body],
  };
}

/** What each service takes at all. */
function expectTaken(letter: Letter): void {
  const { mattermost, teams, matrix } = chatForms(letter, TODAY);
  expect(mattermost.text.length).toBeLessThanOrEqual(MATTERMOST_CHARACTERS);
  expect(jsonBytes(teams)).toBeLessThanOrEqual(TEAMS_BYTES);
  expect(jsonBytes(matrix)).toBeLessThanOrEqual(MATRIX_BYTES);
  expect(matrix).not.toHaveProperty('formatted_body');
  expect(matrix['m.mentions']).toEqual({});
  for (const texts of Object.values(textsOf(letter))) {
    for (const text of texts) expect(text.trim()).not.toBe('');
  }
}

describe('a letter in chats that read Markdown or plain text', () => {
  it('is a post of Mattermost', () => {
    expect(textsOf(DOCUMENTED_LETTER, DOCUMENTED_LETTER.on).mattermost).toMatchInlineSnapshot(`
      [
        "#### OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)

      **MOVED** OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)
      It is maintained three weeks longer: until 24 October 2025, in 63 days (was 3 October 2025). Upstream has changed its plan. From that day on there are no more official releases; its branch becomes unmaintained/2024.1, where volunteers may keep it. Upgrade before you depend on a fix. Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained until 2 October 2026 as planned.
      [releases.openstack.org/caracal](https://releases.openstack.org/caracal/)

      You get this because the watch "Platform team" follows openstack (supported releases). OpenStack was read today. Catalog revision 212; letter platform-212.",
      ]
    `);
  });

  it('is a card of Microsoft Teams', () => {
    expect(chatForms(DOCUMENTED_LETTER, DOCUMENTED_LETTER.on).teams).toMatchInlineSnapshot(`
      {
        "attachments": [
          {
            "content": {
              "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
              "body": [
                {
                  "size": "Medium",
                  "text": "OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)",
                  "type": "TextBlock",
                  "weight": "Bolder",
                  "wrap": true,
                },
                {
                  "text": "**MOVED** OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)

      It is maintained three weeks longer: until 24 October 2025, in 63 days (was 3 October 2025). Upstream has changed its plan. From that day on there are no more official releases; its branch becomes unmaintained/2024.1, where volunteers may keep it. Upgrade before you depend on a fix. Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained until 2 October 2026 as planned.

      [releases.openstack.org/caracal](https://releases.openstack.org/caracal/)",
                  "type": "TextBlock",
                  "wrap": true,
                },
                {
                  "text": "You get this because the watch "Platform team" follows openstack (supported releases). OpenStack was read today. Catalog revision 212; letter platform-212.",
                  "type": "TextBlock",
                  "wrap": true,
                },
              ],
              "msteams": {
                "width": "Full",
              },
              "type": "AdaptiveCard",
              "version": "1.4",
            },
            "contentType": "application/vnd.microsoft.card.adaptive",
          },
        ],
        "type": "message",
      }
    `);
  });

  it('is a message of Matrix', () => {
    expect(chatForms(DOCUMENTED_LETTER, DOCUMENTED_LETTER.on).matrix).toMatchInlineSnapshot(`
      {
        "body": "OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)

      MOVED OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)
      It is maintained three weeks longer: until 24 October 2025, in 63 days (was 3 October 2025). Upstream has changed its plan. From that day on there are no more official releases; its branch becomes unmaintained/2024.1, where volunteers may keep it. Upgrade before you depend on a fix. Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained until 2 October 2026 as planned.
      https://releases.openstack.org/caracal/

      You get this because the watch "Platform team" follows openstack (supported releases). OpenStack was read today. Catalog revision 212; letter platform-212.",
        "m.mentions": {},
        "msgtype": "m.text",
      }
    `);
  });

  it('says where things stand', () => {
    const digest = letterOf({ kind: 'digest', notices: [], standings: STANDINGS });
    expect(textsOf(digest).mattermost[0]).toMatchInlineSnapshot(`
      "#### Monthly digest: end of life of OpenStack 2024.2 Dalmatian overdue since 29 Apr 2026

      This is where things stand today. You follow 4 releases: 1 overdue, 1 past its end.

      **OVERDUE: the planned day has come, and upstream has not declared it**
      • OpenStack 2024.2 Dalmatian: maintained; end of life was planned for 29 Apr 2026 and is not declared yet

      **SUPPORTED, or still to come**
      • OpenStack 2026.2 Hibiscus: development; release planned for 30 Sep 2026, in 28 days
      • OpenStack 2025.1 Epoxy: maintained; unmaintained planned for 2 Oct 2026, in 30 days

      **ENDED: upstream no longer maintains it**
      • OpenStack 2023.2 Bobcat: end of life since 30 Apr 2025

      This list comes once a month, also when there is no news: that it arrives proves that the way to you works. To switch it off, write "digest: off" at the watch "platform" in lastpatch․yaml.

      You get this because the watch "Platform team" follows openstack (supported releases). OpenStack was read today. Catalog revision 2; letter platform-2."
    `);
  });

  it.each([0, 1, 20, 40, 400])('of %i notices shows them, or counts what does not fit', (number) => {
    const notices = Array.from({ length: number }, (_, index) => noticeOf({ release: String(index) }));
    const letter = letterOf({ notices });
    for (const texts of Object.values(textsOf(letter))) {
      const text = texts.join('\n\n');
      const shown = text.match(/^(\*\*)?REMINDER(\*\*)? /gm)?.length ?? 0;
      expect(shown > 0).toBe(number > 0);
      expect(text.includes(`… and ${number - shown} more in the email`)).toBe(shown < number);
      expect(text).toContain('letter platform-2.');
    }
    expectTaken(letter);
  });
});

describe('whatever a letter holds', () => {
  function expectHarmless(letter: Letter): void {
    expectTaken(letter);
    const { mattermost, teams, matrix } = textsOf(letter);
    for (const line of matrix.join('\n').split('\n')) {
      expect(line).not.toMatch(HARMFUL);
      expect(line.replace(/^https?:\/\/[\w.:-]+(\/\S*)?$/, '')).not.toMatch(/:\/\/|[<>&@*_~`|[\]{}\\]/);
    }
    for (const line of [...mattermost, ...teams].join('\n').split('\n')) {
      expect(line).not.toMatch(HARMFUL);
      // Markup is ours alone: the heading, bold at the start of a line, and a link that shows where it leads.
      const own = line
        .replace(/^#### /, '')
        .replace(/^\*\*[^*]+\*\*/, '')
        .replace(/^\[([^[\]]+)\]\(https?:\/\/\1\/*\)$/, '');
      expect(own).not.toMatch(/:\/\/|[<>&@*_~`|[\]{}\\]/);
    }
  }

  it.each(Object.entries(SAMPLE_LETTERS))('%s is taken', (_, letter) => {
    for (const days of [0, 400]) expectHarmless({ ...letter, on: addDays(letter.on, days) });
  });

  it.each(Object.entries(HOSTILE_NAMES))('no mention, link or markup comes of %s', (_, name) => {
    expectHarmless(hostileLetter(name));
  });

  it('nor of any text', () => {
    fc.assert(
      fc.property(anyTexts(), (name) => {
        expectHarmless(hostileLetter(name));
      }),
    );
  });
});
