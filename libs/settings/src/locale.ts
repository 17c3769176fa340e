import * as z from 'zod';

/** The languages that letters are written in, by their codes (BCP 47). */
export const LOCALES = ['en', 'ko'] as const;

/** A language that letters are written in. */
export type Locale = (typeof LOCALES)[number];

/** What a watch gets whose settings say nothing of it. */
export const DEFAULT_LOCALE: Locale = 'en';

/** The language of a watch, as it is written. */
export const localeSchema = z.enum(LOCALES, { error: 'expected en (English) or ko (Korean)' });
