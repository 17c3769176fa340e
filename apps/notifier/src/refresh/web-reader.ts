/** A file of upstream's that is to be read. */
export interface WebRequest {
  /** https only. */
  readonly url: string;
  /** What the answer that is known already said of itself: with either, an unchanged file is not sent again. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** The media types that are wanted; any when it is left out. */
  readonly accept?: string;
  /** The most bytes that may come, and that they may unpack to; both inclusive. */
  readonly mostBytes: number;
}

/** What an answer says of itself, as it was sent; null where nothing was. */
export interface AnswerMarks {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When it was made, as an HTTP date. */
  readonly date: string | null;
  /** How long it lay in a cache on the way, in seconds. */
  readonly age: number | null;
}

/** The file, whole and unpacked. */
export interface ReadAnswer extends AnswerMarks {
  readonly kind: 'read';
  readonly body: Uint8Array;
  /** Where it was in the end, after redirects. It may hold secrets in its query: not for people's eyes. */
  readonly url: string;
}

/** What is known is still so. */
export interface UnchangedAnswer extends AnswerMarks {
  readonly kind: 'unchanged';
}

/** Nothing was had. */
export interface FailedAnswer {
  readonly kind: 'failed';
  /** One sentence for people, without secrets: what was asked, and what was got. */
  readonly why: string;
  /** Whether the reader itself would not have it (not allowed, not public, not trusted, too large): to ask again is useless. */
  readonly isRefusal: boolean;
  /** How long upstream asks to be left alone, in milliseconds; left out when it does not say. */
  readonly retryAfterMs?: number;
}

export type WebAnswer = ReadAnswer | UnchangedAnswer | FailedAnswer;

/** Reads single files from the web. */
export interface WebReader {
  /** Never throws: what went wrong is its answer. A signal ends it at once. */
  read(request: WebRequest, options?: { readonly signal?: AbortSignal }): Promise<WebAnswer>;
}
