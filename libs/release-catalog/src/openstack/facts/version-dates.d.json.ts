declare const versionDates: {
  readonly schemaVersion: 1;
  readonly evidence: string;
  /** By `series/project`: `version day` pairs, in the order of their names, separated by `, `. */
  readonly landed: Readonly<Record<string, string>>;
};
export = versionDates;
