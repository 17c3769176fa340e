import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { DeploymentError } from '../adapters/aws/deployment.ts';
import { LocationFailure } from '../adapters/file-failure.ts';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { plainLine } from '../letters/plain-line.ts';
import { EventError } from './scheduled-event.ts';

const SENTENCES = [AwsFailure, DeploymentError, EventError, LocationFailure, SettingsError];

const TOPIC = /arn:aws[a-z-]*:sns:[^\s;,"]+/g;

/** An address of email, or a phone number as SNS takes it: settings and errors of others may repeat one. */
const PERSON = /[^\s<>()[\]"',;:@]+@[^\s<>()[\]"',;:@]+\.[^\s<>()[\]"',;:@.]+|\+\d[\d ().-]{5,}\d/g;

/**
 * An error as a log line says it: a sentence of ours, without names of topics and without what people are reached by; of
 * anything else that it was not foreseen.
 */
export function failureSaid(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = plainLine(message.replaceAll(':\n', ': ').replaceAll('\n', '; '));
  const said = line.replaceAll(TOPIC, '(a topic)').replaceAll(PERSON, '(private)');
  if (SENTENCES.some((known) => error instanceof known)) return said;
  return `This was not foreseen, please report it: ${said}`.trimEnd();
}
