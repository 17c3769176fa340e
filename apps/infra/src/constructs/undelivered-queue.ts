import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

/** As long as SQS keeps anything. */
const KEPT = Duration.days(14);

/** A queue for what could not be handed on, which only TLS reaches. */
export function undeliveredQueue(scope: Construct, id: string, queueName?: string): Queue {
  const queue = new Queue(scope, id, {
    ...(queueName === undefined ? {} : { queueName }),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: KEPT,
  });
  acknowledge(queue, {
    'AwsSolutions-SQS3':
      'It is itself the queue for what others could not hand on, and nothing reads it but people.',
  });
  return queue;
}

/** Lets SNS put into a queue what it could not hand to the subscribers of some topics. */
export function letTopicsSend(queue: Queue, topicArns: readonly string[]): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('sns.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': topicArns } },
    }),
  );
}
