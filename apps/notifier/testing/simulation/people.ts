import type { ExpectedLetter } from './reference.ts';

/** Somebody who is subscribed to one watch, and is a channel of their own. */
export interface Person {
  readonly watch: string;
  readonly name: string;
  readonly carries: 'letters' | 'urgent';
}

/** Those who come and go, some in place of others; one of them has two watches, under one name. */
export const PEOPLE: readonly Person[] = [
  { watch: 'all', name: 'person-ann', carries: 'letters' },
  { watch: 'team', name: 'person-ann', carries: 'letters' },
  { watch: 'all', name: 'person-di', carries: 'letters' },
  { watch: 'team', name: 'person-bo', carries: 'urgent' },
  { watch: 'team', name: 'person-ed', carries: 'urgent' },
  { watch: 'desk', name: 'person-cy', carries: 'letters' },
];

/** Whether a channel is, or was, somebody who is subscribed. */
export function isPerson(channel: string): boolean {
  return channel.startsWith('person-');
}

/** The names of those who get a letter. */
export function readersOf(
  { watch, kind }: Pick<ExpectedLetter, 'watch' | 'kind'>,
  people: ReadonlySet<Person>,
): string[] {
  const carries = kind === 'urgent' ? 'urgent' : 'letters';
  return [...people]
    .filter((person) => person.watch === watch && person.carries === carries)
    .map(({ name }) => name);
}
