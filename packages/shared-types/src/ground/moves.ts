import type { RefusalFacts } from './refusal-texts';

/**
 * Whether `from → to` stands in a status table (domain §12). Each table is the only way to move, asked by button and
 * server.
 */
export function canMove<S extends string>(table: Record<S, readonly S[]>, from: S, to: S): boolean {
  return table[from].includes(to);
}

/** A thing is not in the state in which this can be done; `state` is how people say the one that it is in. */
export interface WrongStatus {
  code: 'wrong_status';
  facts: RefusalFacts & { status: string; to?: string; state: string };
}

/** Refuses what cannot be done in a status, by its room's names of statuses. */
export function wrongStatus<S extends string>(
  names: Readonly<Record<S, string>>,
  status: NoInfer<S>,
  to?: NoInfer<S>,
): WrongStatus {
  return { code: 'wrong_status', facts: { status, to, state: names[status] } };
}

/** A thing moves along its room's status table only. */
export function moveRefusal<S extends string>(
  table: Record<NoInfer<S>, readonly NoInfer<S>[]>,
  names: Readonly<Record<S, string>>,
  from: NoInfer<S>,
  to: NoInfer<S>,
): WrongStatus | undefined {
  return canMove(table, from, to) ? undefined : wrongStatus(names, from, to);
}
