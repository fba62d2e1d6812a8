/** What is wrong at one place of a plan, before it is put into a sentence. */
export interface FoundFault {
  /** `suppliers[3].windows[0].end`; empty for the file as a whole. */
  path: string;
  /** The rest of the sentence, in Chinese: what is expected there. */
  said: string;
  /** Set where text could not be read as YAML, so that there is no path to go by. */
  line?: number;
  /** A field that is not there: the sentence says so, and names the line of what it belongs to. */
  missing?: boolean;
}

/** Collects faults, so that one reading of a plan names all of them. */
export class FaultList {
  readonly faults: FoundFault[] = [];
  private readonly paths = new Set<string>();

  add(path: string, said: string, more: Pick<FoundFault, 'line' | 'missing'> = {}): void {
    this.paths.add(path);
    this.faults.push({ path, said, ...more });
  }

  /** For a field that reads as missing: says nothing where its real fault has been named already. */
  addOnce(path: string, said: string): void {
    if (!this.paths.has(path)) this.add(path, said, { missing: true });
  }
}

/** A fault as a person reads it. */
export interface Fault {
  /** The file's name, without its folder. */
  file: string;
  /** From 1; absent where the file as a whole is meant. */
  line?: number;
  path: string;
  /** The whole sentence: file, line, field, value, what is expected. */
  sentence: string;
}

/** A plan refused whole, with every fault in a sentence. */
export class PlanFaults extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(
      `方案有 ${faults.length} 处要改，改好之前不会载入：\n${faults.map(({ sentence }) => sentence).join('\n')}`,
    );
    this.name = 'PlanFaults';
  }
}
