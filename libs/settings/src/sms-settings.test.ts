import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './index.ts';

const WATCH = 'watches: [{ id: platform, follow: { openstack: supported } }]\n';

function problemsOf(sms: string): string[] {
  try {
    readSettings(`sms: ${sms}\n${WATCH}`, 'lastpatch.yaml');
    return [];
  } catch (error) {
    if (error instanceof SettingsError)
      return error.problems.map(({ path, problem }) => `${path}: ${problem}`);
    throw error;
  }
}

describe('the settings of SMS', () => {
  it('are read as they are written', () => {
    const { settings } = readSettings(
      `sms: { maxPrice: 1.5, senderId: LAST-PATCH1 }\n${WATCH}`,
      'lastpatch.yaml',
    );
    expect(settings.sms).toEqual({ maxPrice: '1.5', senderId: 'LAST-PATCH1' });
  });

  it.each(['0.01', '0.5', '1', '99', '99.99'])('take the price %s', (price) => {
    expect(problemsOf(`{ maxPrice: ${price} }`)).toEqual([]);
  });

  it.each(['0', '0.00', '00', '100', '0.005', '-1', '1e1', 'cheap', '""', '[1]'])(
    'refuse the price %s',
    (price) => {
      expect(problemsOf(`{ maxPrice: ${price} }`)).toEqual([
        'sms, maxPrice: expected a price in US dollars from 0.01 to 99.99, as in 0.50',
      ]);
    },
  );

  it.each(['A', 'a1', 'ELEVENCHARS', 'A-B'])('take the sender %s', (sender) => {
    expect(problemsOf(`{ senderId: ${sender} }`)).toEqual([]);
  });

  it.each(['12345', 'TWELVE-CHARS', '-A', 'A-', 'A B', 'Ä', '""'])('refuse the sender %s', (sender) => {
    expect(problemsOf(`{ senderId: ${sender} }`)).toEqual([
      'sms, senderId: expected 1 to 11 letters, digits and hyphens with a letter among them, as in LASTPATCH',
    ]);
  });

  it('name what they do not know', () => {
    expect(problemsOf('{ maxprice: 1 }')).toEqual(['sms: unknown key maxprice: did you mean maxPrice?']);
    expect(problemsOf('cheap')).toEqual(['sms: expected maxPrice and senderId']);
  });
});
