import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { type OperatorNews, operatorMessage } from '../subscribers/operator-message.ts';

/**
 * Tells the operators what needs them.
 *
 * @param topic the ARN of their topic
 * @throws AwsFailure when SNS cannot be asked, or refuses
 */
export async function tellOperators(client: SNSClient, topic: string, news: OperatorNews): Promise<void> {
  const { subject, text } = operatorMessage(news);
  try {
    await client.send(new PublishCommand({ TopicArn: topic, Subject: subject, Message: text }));
  } catch (error) {
    throw new AwsFailure({ call: 'SNS Publish', on: "the operators' topic" }, error);
  }
}
