import { describe, expect, it } from 'vitest';
import { receiverSettings } from './receiver-settings.ts';

describe('receiverSettings', () => {
  it('reads topics, and has a default for everything else', () => {
    expect(receiverSettings({ TOPICS: 'arn:one, arn:two' })).toEqual({
      topics: ['arn:one', 'arn:two'],
      port: 8443,
      tls: null,
      isDebug: false,
    });
  });

  it('reads port, certificate and level', () => {
    const environment = {
      TOPICS: 'arn:one',
      PORT: '443',
      TLS_CERTIFICATE: 'a.pem',
      TLS_KEY: 'b.pem',
      LOG_LEVEL: 'debug',
    };
    expect(receiverSettings(environment)).toEqual({
      topics: ['arn:one'],
      port: 443,
      tls: { certificate: 'a.pem', key: 'b.pem' },
      isDebug: true,
    });
  });

  it.each([
    [{}, 'TOPICS is empty'],
    [{ TOPICS: ' , ' }, 'TOPICS is empty'],
    [{ TOPICS: 'arn:one', PORT: 'https' }, 'PORT is "https"'],
    [{ TOPICS: 'arn:one', PORT: '65536' }, 'PORT is "65536"'],
    [{ TOPICS: 'arn:one', PORT: '' }, 'PORT is ""'],
    [{ TOPICS: 'arn:one', TLS_KEY: 'b.pem' }, 'TLS_CERTIFICATE and TLS_KEY go together'],
    [{ TOPICS: 'arn:one', TLS_CERTIFICATE: 'a.pem' }, 'TLS_CERTIFICATE and TLS_KEY go together'],
  ])('says what is wrong with %j', (environment, message) => {
    expect(() => receiverSettings(environment)).toThrow(message);
  });
});
