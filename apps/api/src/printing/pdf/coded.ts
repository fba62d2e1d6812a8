import { Writable } from 'node:stream';
import { Face } from './face';

/** Not a file for people: asks what papers print as codes, where the faces are read anyhow. */
export const CODED = 'coded.json';

/** Pairs of a cluster and the characters of it that papers print as their codes, for those that have any; JSON. */
export type CodedClusters = [cluster: string, characters: string[]][];

/** Asks the faces that papers are set in, in both of their weights; `clusters` as `soughtIn` gives them. */
export async function writeCoded(
  { clusters }: { clusters: readonly string[] },
  out: Writable,
): Promise<void> {
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({ autoFirstPage: false });
  const faces = [new Face(doc, 'regular'), new Face(doc, 'bold')];
  const coded = clusters
    .map((cluster): CodedClusters[number] => [
      cluster,
      [...new Set(faces.flatMap((face) => face.coded(cluster)))],
    ])
    .filter(([, characters]) => characters.length > 0);
  await new Promise<void>((resolve, reject) => {
    out.once('error', reject);
    out.end(JSON.stringify(coded), resolve);
  });
}
