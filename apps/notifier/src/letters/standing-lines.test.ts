import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import {
  DALMATIAN_DUE,
  letterOf,
  NEW_STANDINGS,
  standingOf,
  STANDINGS,
} from '../../testing/sample-letters.ts';
import type { Letter } from '../daily-check/letter.ts';
import { slackMessage } from './chat-message.ts';
import { letterParts } from './letter-parts.ts';
import { letterText } from './letter-text.ts';
import { messageBytes, renderMessage } from './message.ts';

const TODAY = calendarDate('2026-09-02');
const EPOXY = standingOf({ isNew: true });

/** What stands in a letter before its footer. */
function body(letter: Letter, today = TODAY): string {
  const { subject, text } = letterText(letter, today);
  return `Subject: ${subject}\n\n${text.slice(0, text.indexOf('You get this because'))}`;
}

function added(parts: Partial<Letter> = {}): Letter {
  const follows = 'openstack 2024.1, 2025.1';
  return letterOf({ kind: 'welcome', notices: [], follows, alsoFollows: 'openstack 2025.1', ...parts });
}

describe('a letter to a watch whose settings have added something', () => {
  it('says where that stands, and from when on it is followed', () => {
    expect(body(added({ standings: [EPOXY] }))).toMatchInlineSnapshot(`
      "Subject: Lastpatch now also watches openstack 2025.1 for you

      From today on you also hear of what changes here. This is where things
      stand:

        OpenStack 2025.1 Epoxy  maintained; unmaintained planned for
                                2 Oct 2026, in 30 days

      "
    `);
  });

  it('says from which day on it is followed when it is sent later', () => {
    expect(body(added({ standings: [EPOXY] }), calendarDate('2026-09-04'))).toMatchInlineSnapshot(`
      "Subject: Lastpatch now also watches openstack 2025.1 for you

      Since 2 September 2026 you also hear of what changes here. This is where
      things stood on that day:

        OpenStack 2025.1 Epoxy  maintained; unmaintained planned for
                                2 Oct 2026, in 28 days

      "
    `);
  });

  it('says that none of it is alive', () => {
    expect(body(added({ alsoFollows: 'centos (supported releases)' }))).toMatchInlineSnapshot(`
      "Subject: Lastpatch now also watches centos (supported releases) for you

      From today on you also hear of what changes in centos (supported
      releases).

      Nothing of that is alive on this day.

      "
    `);
  });

  it('puts it below its news', () => {
    const text = body(added({ kind: 'news', notices: [DALMATIAN_DUE], standings: [EPOXY] }));
    const [subject, notice, ...rest] = text.split('\n\n');
    expect(subject).toMatch(/^Subject: OpenStack 2024\.2 Dalmatian: planned end of life/);
    expect(notice).toMatch(/^DUE {7}OpenStack 2024\.2 Dalmatian/);
    expect(rest.join('\n\n')).toMatchInlineSnapshot(`
      "From today on you also hear of what changes here. This is where things
      stand:

        OpenStack 2025.1 Epoxy  maintained; unmaintained planned for
                                2 Oct 2026, in 30 days

      "
    `);
  });

  it('says so before the digest that it comes with', () => {
    const standings = [...STANDINGS.slice(0, 2), EPOXY];
    expect(body(added({ kind: 'digest', standings }))).toMatchInlineSnapshot(`
      "Subject: Monthly digest: end of life of OpenStack 2024.2 Dalmatian overdue since 29 Apr 2026

      From today on you also hear of what changes in openstack 2025.1. This is
      where things stand today. You follow 3 releases: 1 overdue, 1 past its
      end.

      OVERDUE: the planned day has come, and upstream has not declared it:
        OpenStack 2024.2 Dalmatian  maintained; end of life was planned for
                                    29 Apr 2026 and is not declared yet

      SUPPORTED, or still to come:
        OpenStack 2025.1 Epoxy      maintained; unmaintained planned for
                                    2 Oct 2026, in 30 days

      ENDED: upstream no longer maintains it:
        OpenStack 2023.2 Bobcat     end of life since 30 Apr 2025

      This list comes once a month, also when there is no news: that it
      arrives proves that the way to you works. To switch it off, write
      "digest: off" at the watch "platform" in lastpatch.yaml.

      "
    `);
  });

  it('is about what was added when nothing else of its news is true any more', () => {
    expect(letterText(added({ kind: 'news', standings: [EPOXY] }), TODAY).subject).toBe(
      'Lastpatch now also watches openstack 2025.1 for you',
    );
  });

  it('has a subject of one line, however much was added', () => {
    const names = Array.from({ length: 30 }, (_, index) => `20${index + 10}.1`).join(', ');
    expect(letterText(added({ alsoFollows: `openstack ${names}` }), TODAY).subject).toBe(
      'Lastpatch now also watches openstack 2010.1, 2011.1, 2012.1, 2013.1, 2014.1, 2015.1... for you',
    );
  });

  it('says the same in a chat', () => {
    const letter = added({ kind: 'news', notices: [DALMATIAN_DUE], standings: NEW_STANDINGS.slice(2) });
    const texts = slackMessage(letter, TODAY).blocks.flatMap((block) =>
      'text' in block ? block.text.text : [],
    );
    expect(texts.slice(2)).toMatchInlineSnapshot(`
      [
        "From today on you also hear of what changes here. This is where things stand:",
        "*WHERE THINGS STAND*
      • OpenStack 2026.2 Hibiscus: development; release planned for 30 Sep 2026, in 28 days
      • OpenStack 2025.1 Epoxy: maintained; unmaintained planned for 2 Oct 2026, in 30 days",
      ]
    `);
    const nothing = slackMessage(added(), TODAY).blocks[1];
    expect(JSON.stringify(nothing)).toContain(
      'From today on you also hear of what changes in openstack 2025.1. Nothing of that is alive on this day.',
    );
  });

  it.each(Object.entries(HOSTILE_NAMES))('shows nothing harmful after %s', (_, name) => {
    for (const kind of ['welcome', 'digest', 'news'] as const) {
      for (const standings of [[], STANDINGS]) {
        const { text } = letterText(added({ kind, alsoFollows: name, standings }), TODAY);
        expect(text.replaceAll('\n', '')).not.toMatch(HARMFUL);
      }
    }
  });

  it.each([
    ['with standings', [...NEW_STANDINGS, ...NEW_STANDINGS, ...NEW_STANDINGS]],
    ['that stands nowhere', []],
  ])('in parts says what is new in those that show it, or in the last: %s', (_, standings) => {
    const notices = Array.from({ length: 12 }, (__, index) => ({ ...DALMATIAN_DUE, id: `due ${index}` }));
    const parts = letterParts(added({ kind: 'news', notices, standings }), 12_000);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      const message = renderMessage(part, TODAY);
      expect(messageBytes(message)).toBeLessThanOrEqual(12_000);
      const isShown =
        part.standings.length > 0 || (standings.length === 0 && part.part?.number === parts.length);
      expect(message.text.includes('From today on you also hear')).toBe(isShown);
    }
  });
});
