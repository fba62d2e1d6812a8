import { checkCatalogue } from './catalogue.check';
import { catalogueShape } from './catalogue.schema';
import { checkPlaces } from './places.check';
import { FaultList, PlanFaults, type Fault, type FoundFault } from './plan.faults';
import { type PlanFile, planShape } from './plan.schema';
import { type ReadFile, sentenceOf } from './plan.sentence';
import { textOf } from './plan.source';
import type { Loose, Shape } from './plan.shape';
import type { Catalogue, Plan } from './plan.types';
import { readYaml } from './plan.yaml';
import { checkLicences, checkSuppliers } from './suppliers.check';
import { checkTerms } from './terms.check';
import { checkChain } from './chain.check';
import { checkHops, checkWindows } from './transport.check';

interface Circumstances {
  /** The file's name, without its folder. */
  name?: string;
  /** The local day: with it, licences that have ended are faults. A plan that was loaded once stays readable. */
  today?: string;
}

type Contents = Buffer | string;

/** Begins the paths of what stands in the catalogue's own file. */
const IN_CATALOGUE = '@';

/**
 * Reads a plan (domain §14) and the catalogue it names into one checked value.
 *
 * @param source the plan's file
 * @param readSibling gives a file beside the plan; it may throw
 * @throws PlanFaults naming every fault of both files: a plan is taken whole or not at all
 */
export function parsePlan(
  source: Contents,
  readSibling: (fileName: string) => Contents,
  { name = '方案', today }: Circumstances = {},
): Plan {
  const faults = new FaultList();
  const files: { plan: ReadFile; catalogue: ReadFile } = { plan: { name }, catalogue: { name: '商品目录' } };
  const file = shaped(planShape, readFile(source, '', files.plan, faults), '', faults);
  const catalogue = file?.catalogue
    ? readCatalogue(file.catalogue, readSibling, files.catalogue, faults)
    : undefined;
  if (file) checkAgainstEachOther(file, catalogue, today, faults);
  if (faults.faults.length > 0) throw new PlanFaults(faults.faults.map((fault) => sentence(fault, files)));
  // Without a fault nothing is missing: each shape returns its whole type or lists a fault.
  return { ...(file as PlanFile), catalogue: catalogue as Catalogue };
}

/** What could not be read at all was said; its shape has nothing to add. */
function shaped<T>(shape: Shape<T>, read: Read, path: string, faults: FaultList): Loose<T> | undefined {
  return 'value' in read ? shape(read.value, path, faults) : undefined;
}

type Read = { value: unknown } | Record<string, never>;

function readFile(contents: Contents, path: string, file: ReadFile, faults: FaultList): Read {
  const before = faults.faults.length;
  const read = textOf(Buffer.from(contents), file.name);
  if ('said' in read) faults.add(path, read.said, { line: read.line });
  const value = 'text' in read ? readYaml(read.text, path, file, faults) : undefined;
  return faults.faults.length > before ? {} : { value };
}

function readCatalogue(
  fileName: string,
  readSibling: (fileName: string) => Contents,
  file: ReadFile,
  faults: FaultList,
): Loose<Catalogue> | undefined {
  let contents: Contents;
  try {
    contents = readSibling(fileName);
  } catch {
    faults.add('catalogue', '没有这个文件，商品目录要和方案放在同一个文件夹里');
    return undefined;
  }
  file.name = fileName;
  return shaped(catalogueShape, readFile(contents, IN_CATALOGUE, file, faults), IN_CATALOGUE, faults);
}

/** The fault in a sentence about the file that it stands in. */
function sentence(fault: FoundFault, files: { plan: ReadFile; catalogue: ReadFile }): Fault {
  const inside = fault.path.startsWith(IN_CATALOGUE);
  return inside
    ? sentenceOf(fault, fault.path.slice(IN_CATALOGUE.length), files.catalogue)
    : sentenceOf(fault, fault.path, files.plan);
}

function checkAgainstEachOther(
  file: Loose<PlanFile>,
  catalogue: Loose<Catalogue> | undefined,
  today: string | undefined,
  faults: FaultList,
): void {
  const places = checkPlaces(file, faults);
  const windows = checkWindows(file, places, faults);
  checkHops(file, places, faults);
  checkChain(file, places, faults);
  checkLicences(file, today, faults);
  if (!catalogue) return;
  const goods = checkCatalogue(catalogue, IN_CATALOGUE, faults);
  const products = (catalogue.products ?? []).filter((product) => product !== undefined);
  checkSuppliers(file, { catalogue: products, goods, places, windows }, faults);
  checkTerms(file, goods, faults);
}
