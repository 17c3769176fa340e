import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { DeploymentError } from '../adapters/aws/deployment.ts';
import { LocationFailure } from '../adapters/file-failure.ts';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { plainLine } from '../letters/plain-line.ts';
import { EventError } from './scheduled-event.ts';

const SENTENCES = [AwsFailure, DeploymentError, EventError, LocationFailure, SettingsError];

const TOPIC = /arn:aws[a-z-]*:sns:[^\s;,"]+/g;

/** An error as a log line says it: a sentence of ours, without names of topics; of anything else that it was not foreseen. */
export function failureSaid(error: unknown): string {
  const message = plainLine((error instanceof Error ? error.message : String(error)).replaceAll('\n', '; '));
  const said = message.replaceAll(TOPIC, '(a topic)');
  if (SENTENCES.some((known) => error instanceof known)) return said;
  return `This was not foreseen, please report it: ${said}`;
}
