import { describe, expect, it } from 'vitest';
import { maskedEndpoint } from './masked-endpoint.ts';

describe('a masked endpoint', () => {
  it.each([
    ['email', 'ops@example.org', 'o…@example.org'],
    ['email-json', 'a@example.org', 'a…@example.org'],
    ['email', '@example.org', '…'],
    ['email', 'nothing', '…'],
    ['email', '𝒪ps@example.org', '𝒪…@example.org'],
    ['sms', '+4915112345678', '+49…678'],
    ['sms', '+1234567', '…'],
    ['sms', 'XXXXXXXXX1234', 'XXX…234'],
    ['https', 'https://hooks.example.org/secret?token=1', 'https://hooks.example.org/…'],
    ['https', 'https://user:secret@hooks.example.org:8443/', 'https://hooks.example.org:8443/…'],
    ['http', 'http://old.example.org', 'http://old.example.org/…'],
    ['https', 'http://localhost:18080/s3cr3t', 'http://localhost:18080/…'],
    ['mattermost', 'http://localhost/hooks/s3cr3t', 'http://localhost/…'],
    ['https', 'nothing', '…'],
    ['sqs', 'arn:aws:sqs:eu-central-1:123456789012:queue', 'arn:aws:sqs:eu-central-1:…012:queue'],
    [
      'lambda',
      'arn:aws:lambda:eu-central-1:123456789012:function:name',
      'arn:aws:lambda:eu-central-1:…012:function:name',
    ],
    ['slack', 'https://hooks.slack.com/services/T0/B0/secret', 'https://hooks.slack.com/…'],
    ['mattermost', 'https://chat.example.org:8443/hooks/secret', 'https://chat.example.org:8443/…'],
    ['teams', 'https://example.org/secret?sig=secret', 'https://example.org/…'],
    ['matrix', '!secret:example.org', '!…:example.org'],
    ['matrix', '#room:example.org:8448', '#…:example.org:8448'],
    ['matrix', '!31hneApxJ_1o', '!…'],
    ['command', '["/usr/local/bin/page","--token","secret"]', '/usr/local/bin/page …'],
    ['firehose', 'arn:aws:firehose:eu-central-1:123456789012:deliverystream/name', '…'],
    ['email', 'o@exa\u001b[31mmple.org', 'o…@exa [31mmple.org'],
  ])('of %s %s is %s', (protocol, endpoint, masked) => {
    expect(maskedEndpoint(protocol, endpoint)).toBe(masked);
  });
});
