import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { SmsSettings } from '@lastpatch/settings';
import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { bodiesOf, smsAttributes } from '../adapters/aws/sns/published-message.ts';
import { type OperatorNews, operatorMessage } from '../subscribers/operator-message.ts';

/** How the operators of a deployment are reached. */
export interface OperatorsTopic {
  readonly client: SNSClient;
  readonly arn: string;
  /** How phones get an SMS. */
  readonly sms: SmsSettings;
}

/**
 * Tells the operators what needs them: mailboxes all of it, phones that something does, and machines the same as JSON.
 *
 * @throws AwsFailure when SNS cannot be asked, or refuses
 */
export async function tellOperators({ client, arn, sms }: OperatorsTopic, news: OperatorNews): Promise<void> {
  const message = operatorMessage(news);
  try {
    await client.send(
      new PublishCommand({
        TopicArn: arn,
        Subject: message.subject,
        MessageStructure: 'json',
        Message: bodiesOf(message, 'letter'),
        MessageAttributes: smsAttributes(sms),
      }),
    );
  } catch (error) {
    throw new AwsFailure({ call: 'SNS Publish', on: "the operators' topic" }, error);
  }
}
