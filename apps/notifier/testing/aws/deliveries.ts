import type { AwsAccount } from './aws-account.ts';
import { awsEndpoint } from './aws-endpoint.ts';

/** What AWS has handed to one subscriber, or to one phone. */
export interface Delivery {
  /** None for an SMS that was sent to a phone directly. */
  readonly topicArn?: string;
  readonly protocol: string;
  /** An address of email, a phone number, a web address or the name of a queue. */
  readonly endpoint: string;
  readonly messageId: string;
  readonly subject?: string;
  /** The body that this protocol gets. */
  readonly message: string;
}

/** Everything that was delivered in an account so far, in order: email and SMS too, which no API of AWS shows. */
export async function deliveriesIn({ id }: AwsAccount): Promise<readonly Delivery[]> {
  const answer = await fetch(`${awsEndpoint()}/lastpatch/deliveries?account=${id}`);
  return (await answer.json()) as Delivery[];
}
