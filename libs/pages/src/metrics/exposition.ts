/** One measured value, and what it is of. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A gauge with all of its samples. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/**
 * Gauges in Prometheus' text format (version 0.0.4). A gauge without samples is left out; of two samples with the same labels
 * the first counts, for a second would spoil the whole file.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function exposition(gauges: readonly Gauge[]): string {
  return gauges
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, samples }) => {
      const lines = new Map<string, number>();
      for (const { labels, value } of samples) {
        const series = `${name}{${labelsText(labels)}}`;
        if (!lines.has(series)) lines.set(series, value);
      }
      const head = `# HELP ${name} ${help.replace(/\\/g, '\\\\').replace(/\n/g, '\\n')}\n# TYPE ${name} gauge\n`;
      return head + [...lines].map(([series, value]) => `${series} ${value}\n`).join('');
    })
    .join('');
}

function labelsText(labels: Sample['labels']): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}="${value.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"`)
    .join(',');
}
