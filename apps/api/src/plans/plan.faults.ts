/** Collects faults as `path: message`, so that one reading of a file names all of them. */
export class FaultList {
  readonly faults: string[] = [];
  private readonly paths = new Set<string>();

  add(path: string, message: string): void {
    this.paths.add(path);
    this.faults.push(`${path || 'plan'}: ${message}`);
  }

  /** For a field that reads as missing: says nothing where its real fault has been named already. */
  addOnce(path: string, message: string): void {
    if (!this.paths.has(path)) this.add(path, message);
  }
}

/** A plan refused whole, with every fault by its path in the file (`suppliers[3].windows[0].end: before start`). */
export class PlanFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The plan has ${faults.length} fault(s):\n${faults.join('\n')}`);
    this.name = 'PlanFaults';
  }
}
