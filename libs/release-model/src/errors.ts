/** What every error of this library is: a sentence with what was got, what was expected, and a code for machines. */
export abstract class ReleaseModelError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A text is not a day of the calendar. */
export class CalendarDateError extends ReleaseModelError {
  readonly code = 'CALENDAR_DATE';
  readonly got: string;

  constructor(got: string, expected: string) {
    super(`${JSON.stringify(got.slice(0, 40))} is not a date: ${expected}.`);
    this.got = got;
  }
}
