import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleetCatalog } from '../testing/fleet-catalog.ts';
import { OUTPUTS, outputText } from '../testing/outputs.ts';
import type { FleetEntry } from './environment.ts';
import { FleetScanError } from './errors.ts';
import { fleetYaml, placePackages, readScan } from './scan.ts';

const catalog = fleetCatalog();
const TEXTS = OUTPUTS.map(outputText);

function entriesOf(text: string): FleetEntry[] {
  const { packages } = readScan(new TextEncoder().encode(text));
  return placePackages(catalog, packages).entries.map(({ entry }) => entry);
}

/** The same without where it was read, which no entry is the worse for. */
function bare(entries: readonly FleetEntry[]): string[] {
  return entries.map(({ name, version }) => `${name} ${version}`);
}

/** What a tool printed, with pieces cut out, doubled, put elsewhere or replaced by anything. */
const damaged = fc
  .record({
    text: fc.constantFrom(...TEXTS),
    cuts: fc.array(
      fc.record({
        at: fc.nat(6000),
        length: fc.nat(200),
        put: fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc.constantFrom('', '"', '{', '[', '\0', '\r', '-', '=='.repeat(50)),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ text, cuts }) =>
    cuts.reduce((all, { at, length, put }) => all.slice(0, at) + put + all.slice(at + length), text),
  );

describe('a scan', () => {
  it('ends in entries or in its own error, whatever it is given', () => {
    const inputs = fc.oneof(
      damaged.map((text) => new TextEncoder().encode(text)),
      fc.string({ unit: 'binary', maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
      fc.uint8Array({ maxLength: 300 }),
      fc.json({ maxDepth: 6 }).map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(inputs, (input) => {
        try {
          const { packages } = readScan(input);
          placePackages(catalog, packages);
        } catch (error) {
          expect(error).toBeInstanceOf(FleetScanError);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('does not mind the order of lines', () => {
    const lists = ['dpkg-l-controller.txt', 'rpm-qa-compute.txt'].map((file) =>
      outputText(file).trimEnd().split('\n'),
    );
    fc.assert(
      fc.property(
        fc
          .constantFrom(...lists)
          .chain((lines) =>
            fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
          ),
        ([lines, shuffled]) => {
          expect(entriesOf(shuffled.join('\n'))).toEqual(entriesOf(lines.join('\n')));
        },
      ),
    );
  });

  it('finds the same entries in the YAML that it prints', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        let entries: FleetEntry[] = [];
        try {
          entries = entriesOf(text);
        } catch (error) {
          if (!(error instanceof FleetScanError)) throw error;
        }
        fc.pre(entries.length > 0);
        for (const indent of [0, 4]) {
          expect(bare(entriesOf(fleetYaml([{ name: 'region-one', runs: entries }], indent)))).toEqual(
            bare(entries),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
