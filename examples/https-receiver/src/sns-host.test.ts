import { describe, expect, it } from 'vitest';
import { snsHost } from './sns-host.ts';

describe('snsHost', () => {
  it.each([
    ['arn:aws:sns:us-east-1:123456789012:letters', 'sns.us-east-1.amazonaws.com'],
    ['arn:aws:sns:ap-southeast-2:123456789012:letters_1', 'sns.ap-southeast-2.amazonaws.com'],
    ['arn:aws-us-gov:sns:us-gov-west-1:123456789012:letters', 'sns.us-gov-west-1.amazonaws.com'],
    ['arn:aws-cn:sns:cn-north-1:123456789012:letters', 'sns.cn-north-1.amazonaws.com.cn'],
  ])('of %s is %s', (arn, host) => {
    expect(snsHost(arn)).toBe(host);
  });

  it.each([
    ['another service', 'arn:aws:sqs:us-east-1:123456789012:letters'],
    ['a subscription', 'arn:aws:sns:us-east-1:123456789012:letters:c9135db0'],
    ['a bucket for a region', 'arn:aws:sns:s3-us-east-1:123456789012:letters'],
    ['a host for a region', 'arn:aws:sns:evil.example/us-east-1:123456789012:letters'],
    ['a fifo topic, which has no letters for HTTPS', 'arn:aws:sns:us-east-1:123456789012:letters.fifo'],
    ['a partition with another domain', 'arn:aws-iso:sns:us-iso-east-1:123456789012:letters'],
    ['a line more', 'arn:aws:sns:us-east-1:123456789012:letters\n'],
    ['nothing', ''],
  ])('does not exist for %s', (_what, arn) => {
    expect(() => snsHost(arn)).toThrow("is not a topic's ARN");
  });
});
