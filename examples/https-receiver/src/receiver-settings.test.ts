import { describe, expect, it } from 'vitest';
import { receiverSettings } from './receiver-settings.ts';

describe('receiverSettings', () => {
  it('reads topics, and has a default for everything else', () => {
    expect(receiverSettings({ TOPICS: 'arn:one, arn:two' })).toEqual({
      topics: ['arn:one', 'arn:two'],
      keys: [],
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
      keys: [],
      port: 443,
      tls: { certificate: 'a.pem', key: 'b.pem' },
      isDebug: true,
    });
  });

  it('reads the secrets of webhooks, for which no topic is needed', () => {
    const keys = [Buffer.alloc(24, 1), Buffer.alloc(32, 2)];
    const WEBHOOK_SECRETS = keys.map((key) => `whsec_${key.toString('base64')}`).join(' ');
    expect(receiverSettings({ WEBHOOK_SECRETS })).toMatchObject({ topics: [], keys });
  });

  it('says nothing of a secret that is wrong', () => {
    expect(() => receiverSettings({ WEBHOOK_SECRETS: 'whsec_s3cret' })).toThrow(/^(?!.*s3cret)/);
  });

  it.each([
    [{}, 'TOPICS and WEBHOOK_SECRETS are empty'],
    [{ TOPICS: ' , ', WEBHOOK_SECRETS: ' ' }, 'TOPICS and WEBHOOK_SECRETS are empty'],
    [{ WEBHOOK_SECRETS: 'secret' }, 'WEBHOOK_SECRETS holds one that is not whsec_'],
    [{ WEBHOOK_SECRETS: 'whsec_c2hvcnQ=' }, 'at least 24 bytes'],
    [{ TOPICS: 'arn:one', PORT: 'https' }, 'PORT is "https"'],
    [{ TOPICS: 'arn:one', PORT: '65536' }, 'PORT is "65536"'],
    [{ TOPICS: 'arn:one', PORT: '' }, 'PORT is ""'],
    [{ TOPICS: 'arn:one', TLS_KEY: 'b.pem' }, 'TLS_CERTIFICATE and TLS_KEY go together'],
    [{ TOPICS: 'arn:one', TLS_CERTIFICATE: 'a.pem' }, 'TLS_CERTIFICATE and TLS_KEY go together'],
  ])('says what is wrong with %j', (environment, message) => {
    expect(() => receiverSettings(environment)).toThrow(message);
  });
});
