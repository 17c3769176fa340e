import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { SmsSettings } from '@lastpatch/settings';
import type { Message } from '../../../daily-check/message.ts';
import type { Outcome } from '../../../daily-check/ports.ts';
import { AwsFailure } from '../aws-failure.ts';
import { regionOf } from '../aws-clients.ts';
import { clientSettings } from '../client-settings.ts';
import { bodiesOf, type HttpsForm, smsAttributes } from './published-message.ts';
import { outcomeOf } from './publish-outcome.ts';

const LIMIT_MS = 10_000;

/** How a message is published. */
export interface Publishing {
  readonly https: HttpsForm;
  readonly sms: SmsSettings;
}

/** Publishes messages to topics of any kind, each once: an SMS costs money, so that nothing is sent again unseen. */
export class TestPublisher {
  readonly #client: SNSClient;

  constructor(client: SNSClient) {
    this.#client = client;
  }

  /** With the credentials of this machine, in the region of a topic. */
  static inRegionOf(topicArn: string): TestPublisher {
    const region = regionOf(topicArn);
    return new TestPublisher(new SNSClient({ region, ...clientSettings(LIMIT_MS, 1) }));
  }

  /** Lets go of the connections. */
  close(): void {
    this.#client.destroy();
  }

  /** @returns what became of it: `sent`, or why not, as for a letter */
  async publish(topicArn: string, message: Message, { https, sms }: Publishing): Promise<Outcome> {
    try {
      await this.#client.send(
        new PublishCommand({
          TopicArn: topicArn,
          Subject: message.subject,
          MessageStructure: 'json',
          Message: bodiesOf(message, https),
          MessageAttributes: smsAttributes(sms),
        }),
      );
      return { state: 'sent' };
    } catch (error) {
      const on = `the topic ${topicArn}`;
      const { state } = outcomeOf(error, on);
      if (state === 'sent') return { state };
      const again =
        state === 'unknown' ? 'it may have gone out: look before you send another' : 'run the command again';
      return { state, why: new AwsFailure({ call: 'SNS Publish', on, again }, error).message };
    }
  }
}
