import { calendarDate } from '@lastpatch/release-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileLetter } from '../../testing/hostile-letter.ts';
import { anyTexts, HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import {
  DOCUMENTED_LETTER,
  letterOf,
  noticeOf,
  projectEndsOf,
  STANDINGS,
  TO_EPOXY,
  versionsOf,
} from '../../testing/sample-letters.ts';
import { SAMPLE_LETTERS } from '../../testing/fleet-letters.ts';
import type { Letter } from '../daily-check/letter.ts';
import {
  chatNotification,
  NOTIFICATION_LIMITS,
  slackMessage,
  type ChatNotification,
  type SlackMessage,
} from './chat-message.ts';

const TODAY = calendarDate('2026-09-02');

/** The texts of a message of Slack, block by block. */
function texts({ blocks }: SlackMessage): string[] {
  return blocks.flatMap((block) =>
    block.type === 'context' ? block.elements.map(({ text }) => text) : [block.text.text],
  );
}

/** What any message must hold to be taken at all: docs.slack.dev and the AWS administrator guide, in figures. */
function expectTaken(slack: SlackMessage, aws: ChatNotification): void {
  expect(slack.text).not.toBe('');
  expect(slack.blocks.length).toBeLessThanOrEqual(50);
  expect(JSON.stringify(slack.blocks).length).toBeLessThanOrEqual(12_000);
  for (const block of slack.blocks) {
    const [text = ''] = texts({ text: '', blocks: [block] });
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(block.type === 'header' ? 150 : 3000);
  }
  const { title, description, nextSteps = [], keywords } = aws.content;
  expect(title.length).toBeLessThanOrEqual(250);
  expect(description.length).toBeLessThanOrEqual(8000);
  expect(nextSteps.length).toBeLessThanOrEqual(5);
  for (const step of nextSteps) expect(step.length).toBeLessThanOrEqual(300);
  expect(keywords.length).toBeLessThanOrEqual(5);
  expect(new TextEncoder().encode(JSON.stringify(aws)).length).toBeLessThan(262_144);
}

describe('a letter in Slack', () => {
  it('has a header, a section for each thing told, and why it came', () => {
    expect(slackMessage(DOCUMENTED_LETTER, DOCUMENTED_LETTER.on)).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "text": {
              "emoji": false,
              "text": "OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)",
              "type": "plain_text",
            },
            "type": "header",
          },
          {
            "text": {
              "text": "*MOVED* OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)
      It is maintained three weeks longer: until 24 October 2025, in 63 days (was 3 October 2025). Upstream has changed its plan. From that day on there are no more official releases; its branch becomes unmaintained/2024.1, where volunteers may keep it. Upgrade before you depend on a fix. Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained until 2 October 2026 as planned.
      <https://releases.openstack.org/caracal/>",
              "type": "mrkdwn",
              "verbatim": true,
            },
            "type": "section",
          },
          {
            "elements": [
              {
                "text": "You get this because the watch "Platform team" follows openstack (supported releases). OpenStack was read today. Catalog revision 212; letter platform-212.",
                "type": "mrkdwn",
                "verbatim": true,
              },
            ],
            "type": "context",
          },
        ],
        "text": "OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)",
      }
    `);
  });

  it('says where things stand', () => {
    const digest = letterOf({ kind: 'digest', notices: [], standings: STANDINGS });
    expect(texts(slackMessage(digest, TODAY))).toMatchInlineSnapshot(`
      [
        "Monthly digest: end of life of OpenStack 2024.2 Dalmatian overdue since 29 Apr 2026",
        "This is where things stand today. You follow 4 releases: 1 overdue, 1 past its end.",
        "*OVERDUE: the planned day has come, and upstream has not declared it*
      • OpenStack 2024.2 Dalmatian: maintained; end of life was planned for 29 Apr 2026 and is not declared yet",
        "*SUPPORTED, or still to come*
      • OpenStack 2026.2 Hibiscus: development; release planned for 30 Sep 2026, in 28 days
      • OpenStack 2025.1 Epoxy: maintained; unmaintained planned for 2 Oct 2026, in 30 days",
        "*ENDED: upstream no longer maintains it*
      • OpenStack 2023.2 Bobcat: end of life since 30 Apr 2025",
        "This list comes once a month, also when there is no news: that it arrives proves that the way to you works. To switch it off, write "digest: off" at the watch "platform" in lastpatch․yaml.",
        "You get this because the watch "Platform team" follows openstack (supported releases). OpenStack was read today. Catalog revision 2; letter platform-2.",
      ]
    `);
    const welcome = letterOf({ kind: 'welcome', notices: [], standings: STANDINGS.slice(2, 3) });
    expect(texts(slackMessage(welcome, TODAY))).toMatchInlineSnapshot(`
      [
        "Lastpatch now watches openstack (supported releases) for you",
        "From today on you hear of what changes here. This is where things stand:",
        "*WHERE THINGS STAND*
      • OpenStack 2025.1 Epoxy: maintained; unmaintained planned for 2 Oct 2026, in 30 days",
        "You will be told on the day when a release is out or the support of a release ends, and 180, 90, 30 and 7 days, and 1 day before an end.",
        "You get this because the watch "Platform team" follows openstack (supported releases). OpenStack was read today. Catalog revision 2; letter platform-2.",
      ]
    `);
    expect(texts(slackMessage(letterOf({ kind: 'welcome', notices: [] }), TODAY))[1]).toContain(
      'Nothing that you follow is alive on this day.',
    );
  });

  it('tells a release day as one list', () => {
    const letter = letterOf({ notices: versionsOf(['nova 32.0.0', 'glance 31.0.0']) });
    expect(texts(slackMessage(letter, calendarDate('2025-10-01')))[1]).toMatchInlineSnapshot(`
      "*VERSIONS* OpenStack 2025.2 Flamingo: 2 versions of 2 projects are out (1 Oct 2025)
      Read the release notes of what you run before you upgrade.
      <https://releases.openstack.org/flamingo/>
      Out on 1 October 2025 (today): glance 31.0.0, nova 32.0.0"
    `);
  });

  it('counts what does not fit of a list', () => {
    const names = Array.from({ length: 400 }, (_, index) => `project-${index + 1000}`);
    const letter = letterOf({ notices: projectEndsOf(names) });
    const [, list = ''] = texts(slackMessage(letter, TODAY));
    const shown = list.match(/project-\d+/g) ?? [];
    expect(shown).toEqual(names.slice(0, shown.length));
    expect(list.length).toBeGreaterThan(2900);
    expect(list).toMatch(new RegExp(` … and ${400 - shown.length} more in the email$`));
  });

  it.each([0, 1, 2, 40, 47, 48, 400])('of %i notices shows them, or counts what does not fit', (number) => {
    const notices = Array.from({ length: number }, (_, index) => noticeOf({ release: String(index) }));
    const message = slackMessage(letterOf({ notices }), TODAY);
    const shown = texts(message).filter((text) => text.startsWith('*REMINDER*')).length;
    expect(shown).toBeGreaterThanOrEqual(Math.min(number, 15));
    expect(texts(message).includes(`… and ${number - shown} more in the email`)).toBe(shown < number);
    expectTaken(message, chatNotification(letterOf({ notices }), TODAY));
  });

  it('writes a header of many brackets in 150 characters', () => {
    const letter = letterOf({ kind: 'welcome', notices: [], follows: '<&>'.repeat(30) });
    const [header = ''] = texts(slackMessage(letter, TODAY));
    expect(header.length).toBeLessThanOrEqual(150);
    expect(header).toMatch(/^Lastpatch now watches( (&lt;|&amp;|&gt;)+)?\.\.\.$/);
  });
});

describe('a letter as a custom notification', () => {
  it('has a title, a description, where to go next, and a thread', () => {
    expect(chatNotification(DOCUMENTED_LETTER, DOCUMENTED_LETTER.on)).toMatchInlineSnapshot(`
      {
        "content": {
          "description": "*MOVED* OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)

      It is maintained three weeks longer: until 24 October 2025, in 63 days (was 3 October 2025). Upstream has changed its plan. From that day on there are no more official releases; its branch becomes unmaintained/2024.1, where volunteers may keep it. Upgrade before you depend on a fix. Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained until 2 October 2026 as planned.

      https://releases.openstack.org/caracal/

      You get this because the watch "Platform team" follows openstack (supported releases). OpenStack was read today. Catalog revision 212; letter platform-212.",
          "keywords": [
            "Lastpatch",
            "OpenStack",
          ],
          "nextSteps": [
            "OpenStack 2024.1 Caracal: Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained until 2 October 2026 as planned.",
          ],
          "textType": "client-markdown",
          "title": "OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)",
        },
        "id": "platform-212",
        "metadata": {
          "additionalContext": {
            "letter": "platform-212",
            "revision": "212",
            "watch": "platform",
          },
          "eventType": "lastpatch-news",
          "summary": "OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)",
          "threadId": "platform-212",
        },
        "source": "custom",
        "version": "1.0",
      }
    `);
  });

  it('in parts is one thread', () => {
    const parts = [1, 2].map((number) =>
      chatNotification(letterOf({ id: `platform-2.${number}`, part: { number, of: 2 } }), TODAY),
    );
    expect(parts.map(({ metadata }) => metadata.threadId)).toEqual(['platform-2', 'platform-2']);
    expect(parts.map(({ id }) => id)).toEqual(['platform-2.1', 'platform-2.2']);
  });

  it.each([1, 40, 400])('of %i notices shows them, or counts what does not fit', (number) => {
    const notices = Array.from({ length: number }, (_, index) => noticeOf({ release: String(index) }));
    const { description } = chatNotification(letterOf({ notices }), TODAY).content;
    const shown = description.match(/^\*REMINDER\*/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(0);
    if (shown < number) expect(description).toContain(`\n\n… and ${number - shown} more in the email\n\n`);
    else expect(description).not.toContain('more in the email');
    expect(description.length).toBeLessThanOrEqual(NOTIFICATION_LIMITS.description);
  });

  it('names each next step once', () => {
    const notices = [noticeOf({ step: 30 }), noticeOf({ step: 7 })].map((notice) => ({
      ...notice,
      hops: [TO_EPOXY],
    }));
    expect(chatNotification(letterOf({ notices }), TODAY).content.nextSteps).toHaveLength(1);
    expect(chatNotification(letterOf(), TODAY).content).not.toHaveProperty('nextSteps');
  });
});

describe('whatever a letter holds', () => {
  function expectHarmless(letter: Letter): void {
    const [slack, aws] = [slackMessage(letter, TODAY), chatNotification(letter, TODAY)];
    expectTaken(slack, aws);
    const { title, description, nextSteps = [], keywords } = aws.content;
    for (const text of [slack.text, ...texts(slack), title, description, ...nextSteps, ...keywords]) {
      for (const line of text.split('\n')) {
        expect(line).not.toMatch(HARMFUL);
        // Mentions, links with a text, and markup: none but the bold of ours, at the start of a line.
        const own = line.replace(/^\*[^*]+\*/, '').replace(/^<(https:\/\/[^<>|]+)>$/, '$1');
        expect(own).not.toMatch(/[<>@*_~`|[\]]/);
        expect(line.replaceAll(/&(amp|lt|gt);/g, '')).not.toContain('&');
        expect(own.replace(/^https:\/\/[\w.-]+\/\S*$/, '')).not.toContain('://');
      }
    }
  }

  it.each(Object.entries(SAMPLE_LETTERS))('%s is taken', (_, letter) => {
    expectHarmless(letter);
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
