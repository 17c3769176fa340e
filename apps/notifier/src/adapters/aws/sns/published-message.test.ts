import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HARMFUL, HOSTILE_NAMES } from '../../../../testing/hostile-names.ts';
import { letterOf, noticeOf, SAMPLE_LETTERS } from '../../../../testing/sample-letters.ts';
import { messageOf } from '../../../../testing/outbox-contract/samples.ts';
import type { Letter } from '../../../daily-check/letter.ts';
import { renderMessage } from '../../../letters/message.ts';
import { bodiesOf, smsAttributes } from './published-message.ts';

type Bodies = Readonly<Record<string, string>>;

function bodies(letter: Letter, form: 'letter' | 'chat'): Bodies {
  return JSON.parse(bodiesOf(renderMessage(letter, letter.on), form)) as Bodies;
}

describe.each(Object.entries(SAMPLE_LETTERS))('the bodies of %s', (_, letter) => {
  const message = renderMessage(letter, letter.on);

  it('are texts, one for each protocol, and the letter for every other', () => {
    expect(bodies(letter, 'letter')).toEqual({
      default: message.json,
      email: message.text,
      sms: message.sms ?? message.subject,
    });
  });

  it('have a custom notification for receivers over HTTPS that are chats', () => {
    const { https, ...others } = bodies(letter, 'chat');
    expect(others).toEqual(bodies(letter, 'letter'));
    const { aws } = JSON.parse(message.chat) as { readonly aws: unknown };
    expect(JSON.parse(https ?? '')).toEqual(aws);
    expect(aws).toMatchObject({ version: '1.0', source: 'custom' });
  });
});

describe('bodies with hostile names', () => {
  function expectSound(name: string): void {
    const notices = [noticeOf({ release: name, releaseTitle: name, productTitle: name, link: name })];
    const letter = letterOf({ notices, watchTitle: name, follows: name });
    const message = renderMessage(letter, letter.on);
    const said = bodies(letter, 'chat');
    expect(Object.keys(said).sort()).toEqual(['default', 'email', 'https', 'sms']);
    expect(Object.values(said).every((body) => typeof body === 'string' && body !== '')).toBe(true);
    expect(said['default']).toBe(message.json);
    expect(said['default']).not.toMatch(HARMFUL);
    expect(said['sms']).not.toMatch(HARMFUL);
    expect(message.subject).toMatch(/^[ -~]{1,99}$/);
  }

  it.each(Object.entries(HOSTILE_NAMES))('are what they should be: %s', (_, name) => {
    expectSound(name);
  });

  it('are so with any names', () => {
    fc.assert(fc.property(anyTexts(), expectSound), { numRuns: 200 });
  });
});

describe('bodies of a message whose form for chats is damaged', () => {
  it('are made where no chat gets them', () => {
    const message = messageOf({ chat: '{"aws":' });
    expect(JSON.parse(bodiesOf(message, 'letter'))).toMatchObject({ default: message.json });
  });

  it.each(['{"aws":', '', 'null', '{}', '{"aws":null}', '[]', '{"aws":"text"}'])(
    'are refused where a chat would get nothing that it can show: %s',
    (chat) => {
      expect(() => bodiesOf(messageOf({ chat }), 'chat')).toThrow();
    },
  );
});

describe('how phones get an SMS', () => {
  it('is as a transaction, at a price', () => {
    expect(smsAttributes({ maxPrice: '0.50', senderId: null })).toEqual({
      'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: '0.50' },
    });
  });

  it('is from a sender where one is set', () => {
    expect(smsAttributes({ maxPrice: '1', senderId: 'LASTPATCH' })).toEqual({
      'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: '1' },
      'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'LASTPATCH' },
    });
  });
});
