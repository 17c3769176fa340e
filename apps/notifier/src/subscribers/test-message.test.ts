import { calendarDate } from '@lastpatch/release-model';
import { DEFAULT_KINDS, DEFAULT_PHASES } from '@lastpatch/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HARMFUL } from '../../testing/hostile-names.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import { letterOf } from '../../testing/sample-letters.ts';
import { chatForms } from '../letters/chat-forms.ts';
import { gsm7Length, isGsm7 } from '../letters/gsm7.ts';
import { SMS_LENGTH, SMS_PREFIX, UCS2_SMS_LENGTH } from '../letters/sms-text.ts';
import { testMessage } from './test-message.ts';

const TODAY = calendarDate('2026-09-02');
const STAMP = '20260902T060000Z';
const WATCH = watchOf();

describe('a test letter', () => {
  it('says that it is a test, who gets it and why', () => {
    const { subject, text, sms, letter } = testMessage({
      watch: WATCH,
      kind: 'letters',
      today: TODAY,
      stamp: STAMP,
    });

    expect(letter).toBe('platform-test-20260902T060000Z');
    expect(subject).toBe('Lastpatch test for watch platform');
    expect(text).toBe(`This is a test. Nothing has happened, and there is nothing to do.

You get this because you are subscribed to the letters of the watch
"platform", which follows openstack (supported releases). It was sent by
hand ("lastpatch subscribers test"), to see that what Lastpatch tells
arrives. Everybody who is subscribed here gets it.

Test platform-test-20260902T060000Z.
`);
    expect(sms).toBe('Test for watch platform: its urgent letters come to this phone. Nothing to do.');
  });

  it('of a watch that follows what runs says that, for what runs is not looked up', () => {
    const watch = watchOf({ follow: {}, running: { phases: DEFAULT_PHASES, kinds: DEFAULT_KINDS } });
    const { text, json } = testMessage({ watch, kind: 'letters', today: TODAY, stamp: STAMP });
    expect(text.replaceAll('\n', ' ')).toContain('which follows what the fleet runs. It was sent');
    expect(JSON.parse(json)).toMatchObject({ follows: 'what the fleet runs' });
  });

  it('of the urgent ones has an id and a subject of its own', () => {
    const { subject, letter } = testMessage({ watch: WATCH, kind: 'urgent', today: TODAY, stamp: STAMP });
    expect(letter).toBe('platform-test-20260902T060000Z-urgent');
    expect(subject).toBe('Lastpatch test for watch platform: urgent letters');
  });

  it('is in the language of its watch, in every form', () => {
    const watch = watchOf({ title: '플랫폼 팀', locale: 'ko' });
    const { subject, text, sms, json } = testMessage({ watch, kind: 'urgent', today: TODAY, stamp: STAMP });
    expect(subject).toBe('Lastpatch 테스트: 워치 platform(긴급 알림)');
    expect(text).toBe(`테스트 메시지입니다. 변경된 것은 없으며, 조치하실 것도 없습니다.

이 메시지는 워치 "플랫폼 팀"의 긴급 알림 구독자에게 보내 드립니다. 추적
대상: openstack(지원 중인 릴리스). Lastpatch 알림이 도착하는지
확인하려고 수동으로 보냈습니다("lastpatch subscribers test"). 구독자
모두에게 전송됩니다.

테스트 platform-test-20260902T060000Z-urgent.
`);
    expect(sms).toBe('테스트: platform. 조치 불필요');
    expect(JSON.parse(json)).toMatchObject({ locale: 'ko', subject, follows: 'openstack(지원 중인 릴리스)' });
  });

  it('for the operators is none for machines that read letters', () => {
    const message = testMessage({ watch: null, kind: 'letters', today: TODAY, stamp: STAMP });
    expect(message.subject).toBe('Lastpatch test for the operators');
    expect(JSON.parse(message.json)).toMatchObject({ format: 'lastpatch-operators', kind: 'test' });
  });

  it('is one SMS and a good subject for the longest id of a watch', () => {
    for (const kind of ['letters', 'urgent'] as const) {
      const watch = watchOf({ id: 'w'.repeat(40) });
      const { sms, subject } = testMessage({ watch, kind, today: TODAY, stamp: STAMP });
      expect(isGsm7(sms ?? '')).toBe(true);
      expect(gsm7Length(SMS_PREFIX + (sms ?? ''))).toBeLessThanOrEqual(SMS_LENGTH);
      expect(subject).toMatch(/^[ -~]{1,99}$/);
      const korean = testMessage({ watch: { ...watch, locale: 'ko' }, kind, today: TODAY, stamp: STAMP });
      expect(SMS_PREFIX.length + (korean.sms ?? '').length).toBeLessThanOrEqual(UCS2_SMS_LENGTH);
      expect(korean.subject.length).toBeLessThanOrEqual(99);
    }
  });

  it('has a form for each chat', () => {
    const { chat } = testMessage({ watch: WATCH, kind: 'letters', today: TODAY, stamp: STAMP });
    expect(Object.keys(JSON.parse(chat) as object)).toEqual(Object.keys(chatForms(letterOf(), TODAY)));
    expect(JSON.parse(chat)).toMatchObject({
      mattermost: { text: expect.stringContaining('This is a test.') as string },
      matrix: { body: expect.stringContaining('This is a test.') as string },
    });
  });

  it('holds nothing harmful, whatever a watch is called and follows', () => {
    fc.assert(
      fc.property(anyTexts(), anyTexts(), (title, product) => {
        const watch = watchOf({ title, follow: { [product]: 'supported' } });
        const { text, json, chat } = testMessage({ watch, kind: 'urgent', today: TODAY, stamp: STAMP });
        for (const form of [text.replaceAll('\n', ''), json, chat]) expect(form).not.toMatch(HARMFUL);
      }),
    );
  });
});
