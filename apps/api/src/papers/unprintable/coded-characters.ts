import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { json } from 'node:stream/consumers';
import { Printer } from '../../printing/threads/printer';
import { CODED, type CodedClusters } from '../../printing/pdf/coded';
import { codeOf, soughtIn } from '../../printing/pdf/scripts';

/** Clusters whose answer is kept; all the names of a district have a few thousand. */
const MOST_KNOWN = 50_000;
/** After this many texts are split, others get their turn. */
const SPLIT_AT_ONCE = 500;

/** Which characters papers print as their codes. Faces are read in a thread, and each cluster once a process. */
@Injectable()
export class CodedCharacters {
  private readonly known = new Map<string, readonly string[]>();

  constructor(private readonly printer: Printer) {}

  /** For each of the texts what of it no face has, as people look it up: `𪚥 U+2A6A5`. */
  async of(texts: readonly string[]): Promise<string[][]> {
    const sought: string[][] = [];
    for (const [i, text] of texts.entries()) {
      if (i % SPLIT_AT_ONCE === 0) await setImmediate();
      sought.push(soughtIn(text));
    }
    const coded = await this.answers(new Set(sought.flat()));
    return sought.map((clusters) => {
      const characters = new Set(clusters.flatMap((cluster) => coded.get(cluster) ?? []));
      return Array.from(characters, (char) => `${char} ${codeOf(char)}`);
    });
  }

  private async answers(clusters: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly string[]>> {
    const asked = [...clusters].filter((cluster) => !this.known.has(cluster));
    const found = new Map(asked.length > 0 ? await this.ask(asked) : []);
    const answers = new Map(
      Array.from(clusters, (cluster) => [cluster, found.get(cluster) ?? this.known.get(cluster) ?? []]),
    );
    if (this.known.size + asked.length > MOST_KNOWN) this.known.clear();
    for (const cluster of asked.slice(0, MOST_KNOWN)) this.known.set(cluster, found.get(cluster) ?? []);
    return answers;
  }

  private async ask(clusters: readonly string[]): Promise<CodedClusters> {
    return (await json(this.printer.print(CODED, { clusters }))) as CodedClusters;
  }
}
