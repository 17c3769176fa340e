import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { bodiesOf, smsAttributes } from '../adapters/aws/sns/published-message.ts';
import type { Message } from '../daily-check/message.ts';
import type { Committed } from '../daily-run/daily-run.ts';
import { newsSaid } from '../daily-run/operator-news.ts';
import { messageStamp } from '../subscribers/message-stamp.ts';
import { operatorMessage } from '../subscribers/operator-message.ts';
import { failureSaid } from './failure-said.ts';
import type { LambdaParts } from './lambda-handler.ts';

/**
 * Tells the operators what is new of what needs them: mailboxes all of it, phones that there is something, and machines the same
 * as JSON. That they could not be told is said in the log, and holds up no letter.
 *
 * @returns whether they have been told: not where there was nothing
 */
export async function newsToOperators(
  { report, settings }: Committed,
  { clients, deployment, logger, now }: Pick<LambdaParts, 'clients' | 'deployment' | 'logger' | 'now'>,
): Promise<boolean> {
  const sentences = newsSaid(report.news, report.on);
  if (sentences.length === 0) return false;
  const message = operatorMessage({ on: report.on, sentences, stamp: messageStamp(now()) });
  try {
    await publish(clients().sns, message, {
      TopicArn: deployment().operatorsTopic,
      MessageAttributes: smsAttributes(settings.sms),
    });
    return true;
  } catch (error) {
    logger.warn(`${failureSaid(error)} The next run tells them.`);
    return false;
  }
}

async function publish(
  client: SNSClient,
  message: Message,
  to: Pick<PublishCommand['input'], 'TopicArn' | 'MessageAttributes'>,
): Promise<void> {
  const { subject: Subject } = message;
  try {
    const Message = bodiesOf(message, 'letter');
    await client.send(new PublishCommand({ ...to, Subject, MessageStructure: 'json', Message }));
  } catch (error) {
    throw new AwsFailure({ call: 'SNS Publish', on: "the operators' topic" }, error);
  }
}
