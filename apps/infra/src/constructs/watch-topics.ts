import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { deadLetterQueueName, LONGEST_TOPIC_NAME, type TopicKind, topicName } from '@lastpatch/settings';
import { Construct } from 'constructs';
import { letTopicsSend, undeliveredQueue } from './undelivered-queue.ts';

/** What the topics of watches are made of. */
export interface WatchTopicsProps {
  /** What the name of every topic of this deployment begins with. */
  readonly prefix: string;
  /** The ids of the watches. */
  readonly watches: readonly string[];
}

/** What phones show before an SMS. */
const DISPLAY_NAME = 'LASTPATCH';

const KINDS: readonly TopicKind[] = ['letters', 'urgent'];

/**
 * Two topics for each watch, and a queue for what SNS could not hand to its subscribers. Who subscribes is no matter of a
 * template. A topic stays when its watch is gone, so that nobody's subscription is lost by a slip in the settings.
 */
export class WatchTopics extends Construct {
  readonly topics: readonly Topic[];
  readonly queues: readonly Queue[];
  /** What the ARN of every watch's topics begins with. */
  readonly arnPrefix: string;

  constructor(scope: Construct, id: string, { prefix, watches }: WatchTopicsProps) {
    super(scope, id);
    this.arnPrefix = Stack.of(this).formatArn({
      service: 'sns',
      resource: prefix,
      arnFormat: ArnFormat.NO_RESOURCE_NAME,
    });
    const made = watches.map((watch) => this.#watch(prefix, watch));
    this.topics = made.flatMap(({ topics }) => topics);
    this.queues = made.map(({ queue }) => queue);
  }

  /** Lets someone publish to these topics and to no other: not to phones directly either. */
  grantPublishOnly(grantee: IGrantable, others: readonly Topic[]): void {
    const topics = [...this.topics, ...others].map(({ topicArn }) => topicArn);
    const all = [
      new PolicyStatement({ actions: ['sns:Publish', 'sns:GetTopicAttributes'], resources: topics }),
      new PolicyStatement({ effect: Effect.DENY, actions: ['sns:Publish'], notResources: topics }),
      // Who listens to what is a question to the account.
      new PolicyStatement({ actions: ['sns:ListSubscriptions'], resources: ['*'] }),
    ];
    for (const statement of all) grantee.grantPrincipal.addToPrincipalPolicy(statement);
  }

  #watch(prefix: string, watch: string): { readonly topics: Topic[]; readonly queue: Queue } {
    const topics = KINDS.map((kind) => {
      const name = topicName(prefix, watch, kind);
      if (name.length > LONGEST_TOPIC_NAME) {
        throw new Error(
          `The watch ${watch} gets a topic whose name has ${name.length} characters, and SNS takes ${LONGEST_TOPIC_NAME}: shorten its id, or the name of the environment.`,
        );
      }
      const topic = new Topic(this, `${watch}-${kind}`, {
        topicName: name,
        displayName: DISPLAY_NAME,
        enforceSSL: true,
      });
      topic.applyRemovalPolicy(RemovalPolicy.RETAIN);
      return topic;
    });
    const queue = undeliveredQueue(this, `${watch}-undelivered`, deadLetterQueueName(prefix, watch));
    letTopicsSend(
      queue,
      topics.map(({ topicArn }) => topicArn),
    );
    return { topics, queue };
  }
}
