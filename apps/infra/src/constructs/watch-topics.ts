import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { deadLetterQueueName, type TopicKind, topicName } from '@lastpatch/settings';
import { Construct } from 'constructs';
import { KEPT_ONCE_MADE } from './kept-once-made.ts';
import { letTopicsSend, undeliveredQueue } from './undelivered-queue.ts';
import type { Watchdog } from './watchdog.ts';

/** What the topics of watches are made of. */
export interface WatchTopicsProps {
  /** What the name of every topic of this deployment begins with. */
  readonly prefix: string;
  /** The ids of the watches. */
  readonly watches: readonly string[];
  readonly watchdog: Watchdog;
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
  readonly #watchdog: Watchdog;

  constructor(scope: Construct, id: string, { prefix, watches, watchdog }: WatchTopicsProps) {
    super(scope, id);
    this.#watchdog = watchdog;
    this.arnPrefix = Stack.of(this).formatArn({
      service: 'sns',
      resource: prefix,
      arnFormat: ArnFormat.NO_RESOURCE_NAME,
    });
    const made = watches.map((watch) => this.#watch(prefix, watch));
    this.topics = made.flatMap(({ topics }) => topics);
    this.queues = made.map(({ queue }) => queue);
    watchdog.alarm(this, 'delivery-failed', {
      metric: failedDeliveries(),
      threshold: 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Lets someone publish to these topics and the operators', and to no other: not to phones directly either. */
  grantPublishOnly(lambda: Lambda): void {
    // One by one, and denied by what all names begin with: CDK shares out what is too long for one policy, but cuts no statement.
    const topics = [...this.topics, this.#watchdog.topic].map(
      ({ topicArn }) =>
        new PolicyStatement({ actions: ['sns:Publish', 'sns:GetTopicAttributes'], resources: [topicArn] }),
    );
    const all = [
      ...topics,
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['sns:Publish'],
        notResources: [`${this.arnPrefix}*`],
      }),
      new PolicyStatement({ actions: ['sns:ListSubscriptions'], resources: ['*'] }),
    ];
    for (const statement of all) lambda.addToRolePolicy(statement);
  }

  #watch(prefix: string, watch: string): { readonly topics: Topic[]; readonly queue: Queue } {
    const topics = KINDS.map((kind) => {
      const topic = new Topic(this, `${watch}-${kind}`, {
        topicName: topicName(prefix, watch, kind),
        displayName: DISPLAY_NAME,
        enforceSSL: true,
      });
      topic.applyRemovalPolicy(KEPT_ONCE_MADE);
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

/** Of all topics of the account and region: an alarm cannot look at as many topics as there may be watches. */
function failedDeliveries(): MathExpression {
  return new MathExpression({
    expression: 'SELECT SUM(NumberOfNotificationsFailed) FROM SCHEMA("AWS/SNS", TopicName)',
    usingMetrics: {},
    label: 'failed deliveries',
    period: Duration.hours(1),
  });
}
