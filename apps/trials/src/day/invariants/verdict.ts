/** What the check of one of domain §13's invariants found. */
export interface Verdict {
  id: string;
  holds: boolean;
  /** Things compared that have something wrong among them. */
  faults: readonly Finding[];
  /** How much was compared, and what was found wrong. */
  detail: string;
}

/** One thing compared: how many there were, and how many of them were not as they must be. */
export interface Finding {
  what: string;
  compared: number;
  wrong: number;
}

/** An invariant holds when nothing is wrong and something was compared at all. */
export function verdict(id: string, findings: readonly Finding[]): Verdict {
  const faults = findings.filter(({ wrong }) => wrong > 0);
  const compared = findings.reduce((sum, finding) => sum + finding.compared, 0);
  const said = findings.map(
    ({ what, compared: count, wrong }) => `${what} ${wrong > 0 ? `${wrong}/${count} ✗` : count}`,
  );
  return { id, holds: faults.length === 0 && compared > 0, faults, detail: said.join('; ') };
}
