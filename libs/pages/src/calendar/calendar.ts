import { contentLine, escapedText } from './content-line.ts';

/**
 * A calendar to subscribe to (RFC 5545, RFC 7986).
 *
 * @param name what people read, harmless
 * @param events each whole, with the ends of its lines; at least one: a calendar without any is none
 */
export function calendar(name: string, events: readonly string[]): string {
  const shown = escapedText(name);
  return [
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Lastpatch//Lastpatch//EN\r\nCALSCALE:GREGORIAN\r\n',
    contentLine('NAME', shown),
    contentLine('X-WR-CALNAME', shown),
    // Both say how often to look again: the one is the standard's, the other what Outlook reads.
    'REFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\n',
    ...events,
    'END:VCALENDAR\r\n',
  ].join('');
}
