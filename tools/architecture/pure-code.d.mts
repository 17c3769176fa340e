export const PURE: readonly string[];

export const BROWSER: readonly string[];

export const STREAMING: readonly string[];

export const pureCode: readonly object[];
