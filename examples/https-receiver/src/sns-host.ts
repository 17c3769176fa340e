import { quoted } from './quoted.ts';

// A region has no digit before its last part, so that a host such as sns.s3-eu-west-1.amazonaws.com (a bucket that anyone
// may own) can never come of it.
const TOPIC = /^arn:(aws|aws-us-gov|aws-cn):sns:([a-z]{2}(?:-[a-z]+)+-\d{1,2}):\d{12}:[\w-]{1,256}$/;

/**
 * The only host that may speak for a topic: the SNS of its region, such as `sns.eu-central-1.amazonaws.com`. Throws an
 * Error when the text is no ARN of a standard topic.
 */
export function snsHost(topicArn: string): string {
  const [, partition, region] = TOPIC.exec(topicArn) ?? [];
  if (partition === undefined || region === undefined)
    throw new Error(
      `${quoted(topicArn)} is not a topic's ARN: expected arn:aws:sns:<region>:<account of 12 digits>:<name>`,
    );
  return `sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
}
