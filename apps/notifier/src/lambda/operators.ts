import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { wrap } from '../letters/wrap.ts';

/** What one run has to say to the operators. */
export interface OperatorLetter {
  /** The ARN of their topic. */
  readonly topic: string;
  /** The day of the run. */
  readonly on: string;
  /** One each; at least one. */
  readonly sentences: readonly string[];
}

/**
 * Tells the operators what needs them.
 *
 * @throws AwsFailure when SNS cannot be asked, or refuses
 */
export async function tellOperators(
  client: SNSClient,
  { topic, on, sentences }: OperatorLetter,
): Promise<void> {
  const many = sentences.length === 1 ? '1 thing needs' : `${sentences.length} things need`;
  const text = sentences.map((sentence) => wrap(sentence).join('\n')).join('\n\n');
  try {
    await client.send(
      new PublishCommand({
        TopicArn: topic,
        Subject: `Lastpatch, run of ${on}: ${many} you`,
        Message: `${text}\n`,
      }),
    );
  } catch (error) {
    throw new AwsFailure({ call: 'SNS Publish', on: "the operators' topic" }, error);
  }
}
