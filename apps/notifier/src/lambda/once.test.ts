import { expect, it, vi } from 'vitest';
import { once } from './once.ts';

it('makes nothing before it is asked, and then the same for ever', () => {
  const make = vi.fn(() => ({}));
  const made = once(make);
  expect(make).not.toHaveBeenCalled();
  const first = made();
  expect(made()).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
});

it('tries again what could not be made', () => {
  const thing = {};
  const make = vi
    .fn<() => object>()
    .mockImplementationOnce(() => {
      throw new Error('not yet');
    })
    .mockReturnValue(thing);
  const made = once(make);
  expect(made).toThrow('not yet');
  expect(made()).toBe(thing);
  expect(made()).toBe(thing);
  expect(make).toHaveBeenCalledTimes(2);
});
