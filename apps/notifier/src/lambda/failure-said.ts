import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { DeploymentError } from '../adapters/aws/deployment.ts';
import { LocationFailure } from '../adapters/file-failure.ts';
import { DEFAULT_SETTINGS } from '../adapters/settings-file.ts';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { HeadMovedError } from '../daily-check/ports.ts';
import { plainLine } from '../letters/plain-line.ts';
import { count } from '../letters/english/words.ts';
import { EventError } from './scheduled-event.ts';

const SENTENCES = [AwsFailure, DeploymentError, EventError, HeadMovedError, LocationFailure];

const TOPIC = /arn:aws[a-z-]*:sns:[^\s;,"]+/g;

/** An address of email, or a phone number as SNS takes it: settings and errors of others may repeat one. */
const PERSON = /[^\s<>()[\]"',;:@]+@[^\s<>()[\]"',;:@]+\.[^\s<>()[\]"',;:@.]+|\+\d[\d ().-]{5,}\d/g;

/** What is wrong with settings names watches and what they follow, which are private: the places must do. */
function settingsSaid({ problems }: SettingsError): string {
  const file = problems[0]?.file ?? DEFAULT_SETTINGS;
  const lines = [...new Set(problems.flatMap(({ line }) => line ?? []))].sort((a, b) => a - b);
  const places = lines.length === 0 ? '' : `, in line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}`;
  return plainLine(
    `${file}: ${count(problems.length, 'problem')}${places}: "lastpatch settings validate" says which; "lastpatch settings push" gives the mended settings to the notifier.`,
  );
}

/**
 * An error as a log line says it: a sentence of ours, without names of topics and without what people are reached by; of
 * anything else that it was not foreseen.
 */
export function failureSaid(error: unknown): string {
  if (error instanceof SettingsError) return settingsSaid(error);
  const message = error instanceof Error ? error.message : String(error);
  const line = plainLine(message.replaceAll(':\n', ': ').replaceAll('\n', '; '));
  const said = line.replaceAll(TOPIC, '(a topic)').replaceAll(PERSON, '(private)');
  if (SENTENCES.some((known) => error instanceof known)) return said;
  return `This was not foreseen, please report it: ${said}`.trimEnd();
}
