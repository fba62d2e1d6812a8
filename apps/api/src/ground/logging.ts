import { createHash } from 'node:crypto';
import { ConsoleLogger } from '@nestjs/common';

/** What may be written down of an error. */
export interface ErrorReport {
  name: string;
  code?: string | undefined;
  /** Of a failing statement: the first digits of its text's SHA-256, the same wherever and with whatever it fails. */
  statement?: string;
  /** Left out where it may quote what people wrote: the engine's messages name values, and a parser's its text. */
  message?: string;
  at: string[];
  cause?: ErrorReport;
}

interface AnyError extends Error {
  code?: string | number;
  query?: unknown;
  sqlMessage?: unknown;
  driverError?: AnyError;
}

const MOST_FRAMES = 12;

/** An error as logs and job rows may keep it: never a parameter of a statement, nor its text. */
export function reportOf(error: unknown): ErrorReport {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const { name, message, stack = '', cause } = error;
  const { code, query, driverError } = error as AnyError;
  const text = code ?? driverError?.code;
  return {
    name,
    ...(text !== undefined && { code: String(text) }),
    ...(typeof query === 'string' && { statement: statementId(query) }),
    ...(!quotes(error) && { message }),
    at: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, MOST_FRAMES)
      .map((line) => line.trim()),
    ...(cause !== undefined && { cause: reportOf(cause) }),
  };
}

function statementId(sql: string): string {
  return createHash('sha256').update(sql).digest('hex').slice(0, 12);
}

function quotes(error: AnyError): boolean {
  const ofDatabase = 'query' in error || 'sqlMessage' in error || /^(SQLITE_|ER_)/.test(String(error.code));
  return ofDatabase || error instanceof SyntaxError;
}

/** What of a logged thing is written: errors as `reportOf` tells them, wherever they stand in it. */
function loggable(thing: unknown): unknown {
  if (thing instanceof Error) return reportOf(thing);
  if (Array.isArray(thing)) return thing.map(loggable);
  if (typeof thing !== 'object' || thing === null) return thing;
  return Object.fromEntries(Object.entries(thing).map(([key, value]) => [key, loggable(value)]));
}

/** The only way to the service's log: whoever logs an error, its parameters stay out. One line of JSON each. */
export class SafeLogger extends ConsoleLogger {
  constructor() {
    super({ logLevels: ['error', 'warn'], json: true, colors: false });
  }

  override error(thing: unknown, ...rest: unknown[]): void {
    super.error(loggable(thing), ...(rest.map(loggable) as string[]));
  }

  override warn(thing: unknown, ...rest: unknown[]): void {
    super.warn(loggable(thing), ...(rest.map(loggable) as string[]));
  }
}
