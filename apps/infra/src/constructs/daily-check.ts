import { Duration, RemovalPolicy, TimeZone } from 'aws-cdk-lib';
import { Architecture, Code, Function as Lambda, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { undeliveredQueue } from './undelivered-queue.ts';

/** When the daily check is called. */
export interface DailySchedule {
  /** From 4 to 23, or any in UTC: an hour that a change of clocks skips does not come. */
  readonly hour: number;
  readonly minute: number;
  /** A name of the IANA time zone database. */
  readonly timeZone: string;
}

/** What the daily check is made of. */
export interface DailyCheckProps {
  /** The folder with the built bundle. */
  readonly bundle: string;
  readonly functionName: string;
  /** The variables of the function. */
  readonly environment: Readonly<Record<string, string>>;
  readonly schedule: DailySchedule;
}

/** A run may take what Lambda gives: it stops by itself between two letters. */
const TIMEOUT = Duration.minutes(15);

/** A run of today is of no use tomorrow, when the next one tells it all. */
const LATEST = Duration.hours(1);

/** The function that checks, what calls it once a day, and the queues for calls and runs that failed. */
export class DailyCheck extends Construct {
  readonly lambda: Lambda;
  readonly logGroup: LogGroup;
  /** Calls that never reached the function. */
  readonly uncalled: Queue;
  /** Runs that failed at each attempt. */
  readonly failed: Queue;

  constructor(
    scope: Construct,
    id: string,
    { bundle, functionName, environment, schedule }: DailyCheckProps,
  ) {
    super(scope, id);
    this.uncalled = undeliveredQueue(this, 'Uncalled');
    this.failed = undeliveredQueue(this, 'Failed');
    this.logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.lambda = new Lambda(this, 'Function', {
      functionName,
      description: 'Lastpatch: tells teams what changes in the releases that they run',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(bundle, { exclude: ['*.map'] }),
      memorySize: 1024,
      timeout: TIMEOUT,
      tracing: Tracing.ACTIVE,
      logGroup: this.logGroup,
      environment: { ...environment, POWERTOOLS_SERVICE_NAME: functionName },
      retryAttempts: 1,
      maxEventAge: LATEST,
      onFailure: new SqsDestination(this.failed),
    });
    new Schedule(this, 'Schedule', {
      description: 'Calls the daily check of Lastpatch',
      schedule: ScheduleExpression.cron({
        minute: String(schedule.minute),
        hour: String(schedule.hour),
        timeZone: TimeZone.of(schedule.timeZone),
      }),
      target: new LambdaInvoke(this.lambda, {
        input: ScheduleTargetInput.fromObject({ scheduledTime: ContextAttribute.scheduledTime }),
        retryAttempts: 3,
        maxEventAge: LATEST,
        deadLetterQueue: this.uncalled,
      }),
    });
  }
}
