import { Aws, CfnCondition, CfnParameter, Duration, Fn, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
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
import { ENVIRONMENT } from '@lastpatch/settings';
import { Construct } from 'constructs';
import { acknowledgeWildcards, arnFound } from '../acknowledge.ts';
import { HEARTBEAT_PARAMETER } from '../heartbeat-parameter.ts';
import type { DailySchedule } from '../schedule.ts';
import { dailyCheckAlarms } from './daily-check-alarms.ts';
import { undeliveredQueue } from './undelivered-queue.ts';
import type { Watchdog } from './watchdog.ts';

/** What the daily check is made of. */
export interface DailyCheckProps {
  /** The folder with the built bundle. */
  readonly bundle: string;
  readonly functionName: string;
  /** The variables of the function. */
  readonly environment: Readonly<Record<string, string>>;
  readonly schedule: DailySchedule;
  readonly watchdog: Watchdog;
}

/** A run may take what Lambda gives: it stops by itself between two letters. */
const TIMEOUT = Duration.minutes(15);

/** A run of today is of no use tomorrow, when the next one tells it all. */
const LATEST = Duration.hours(1);

/** The function that checks, what calls it once a day, the queues for calls and runs that failed, and their alarms. */
export class DailyCheck extends Construct {
  readonly lambda: Lambda;
  readonly logGroup: LogGroup;
  /** Calls that never reached the function. */
  readonly uncalled: Queue;
  /** Runs that failed at each attempt. */
  readonly failed: Queue;

  constructor(scope: Construct, id: string, props: DailyCheckProps) {
    super(scope, id);
    const { bundle, functionName, environment, schedule, watchdog } = props;
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
      role: this.#role(),
      environment: {
        ...environment,
        [ENVIRONMENT.heartbeatUrl]: this.#heartbeatUrl(),
        POWERTOOLS_SERVICE_NAME: functionName,
      },
      retryAttempts: 1,
      maxEventAge: LATEST,
      onFailure: new SqsDestination(this.failed),
    });
    this.#callDaily(schedule);
    dailyCheckAlarms(this, { watchdog, service: functionName, failed: this.failed, uncalled: this.uncalled });
  }

  /** What Lambda's own managed policy would allow for every log group of the account, for this one. */
  #role(): Role {
    const role = new Role(this, 'Role', {
      description: 'What the daily check of Lastpatch may do',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.logGroup.logGroupArn],
      }),
    );
    acknowledgeWildcards(
      role,
      ['*'],
      'Two kinds of calls know no resource: X-Ray takes traces, and SNS lists who listens, in one call for all topics and not in two for each watch. Neither changes anything.',
    );
    return role;
  }

  /** It lets whoever knows it report a run: so it is no part of the template, and is not shown by it. */
  #heartbeatUrl(): string {
    const parameter = new CfnParameter(this, 'HeartbeatUrl', {
      description: 'Called last by a run that did all that it should; empty when nothing is to be called',
      default: '',
      noEcho: true,
      allowedPattern: '(https://\\S+)?',
      constraintDescription: 'An address that begins with https://',
    });
    parameter.overrideLogicalId(HEARTBEAT_PARAMETER);
    const isGiven = new CfnCondition(this, 'HasHeartbeatUrl', {
      expression: Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, '')),
    });
    return Fn.conditionIf(isGiven.logicalId, parameter.valueAsString, Aws.NO_VALUE).toString();
  }

  #callDaily({ hour, minute, timeZone }: DailySchedule): void {
    const role = new Role(this, 'CallerRole', {
      description: 'Lets the schedule of Lastpatch call the daily check',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    acknowledgeWildcards(
      role,
      [`${arnFound(this.lambda)}:*`],
      'It may call one function: what follows its name is a version or an alias of that function.',
    );
    new Schedule(this, 'Schedule', {
      description: 'Calls the daily check of Lastpatch',
      schedule: ScheduleExpression.cron({
        minute: String(minute),
        hour: String(hour),
        timeZone: TimeZone.of(timeZone),
      }),
      target: new LambdaInvoke(this.lambda, {
        role,
        input: ScheduleTargetInput.fromObject({ scheduledTime: ContextAttribute.scheduledTime }),
        retryAttempts: 3,
        maxEventAge: LATEST,
        deadLetterQueue: this.uncalled,
      }),
    });
  }
}
