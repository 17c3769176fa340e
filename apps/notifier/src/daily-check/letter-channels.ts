import type { Letter } from './letter.ts';
import type { Channel } from './ports.ts';

/** Whether a channel is for the watch of a letter. */
export function serves({ watch }: Channel, letter: Letter): boolean {
  return watch === undefined || watch === letter.watch;
}

/** The channels that carry a letter of its kind and watch. */
export function channelsOf(channels: readonly Channel[], letter: Letter): Channel[] {
  const carried = letter.kind === 'urgent' ? 'urgent' : 'letters';
  return channels.filter((channel) => channel.carries === carried && serves(channel, letter));
}
