import { LineCounter, parseDocument } from 'yaml';

import { checkCatalogue } from './catalogue.check';
import { catalogueShape } from './catalogue.schema';
import { checkPlaces } from './places.check';
import { FaultList, PlanFaults } from './plan.faults';
import { type PlanFile, planShape } from './plan.schema';
import type { Loose } from './plan.shape';
import type { Catalogue, Plan } from './plan.types';
import { checkSuppliers } from './suppliers.check';
import { checkTerms } from './terms.check';
import { checkHops, checkWindows } from './transport.check';

/**
 * Reads a plan (domain §14) and the catalogue it names into one checked value.
 *
 * @param source the plan's YAML text
 * @param readSibling gives the text of a file beside the plan; it may throw
 * @throws PlanFaults naming every fault of both files: a plan is taken whole or not at all
 */
export function parsePlan(source: string, readSibling: (fileName: string) => string): Plan {
  const faults = new FaultList();
  const file = planShape(readYaml(source, '', faults), '', faults);
  const catalogue = file?.catalogue ? readCatalogue(file.catalogue, readSibling, faults) : undefined;
  checkAgainstEachOther(file ?? {}, catalogue, faults);
  if (faults.faults.length > 0) throw new PlanFaults(faults.faults);
  // Without a fault nothing is missing: each shape returns its whole type or lists a fault.
  return { ...(file as PlanFile), catalogue: catalogue as Catalogue };
}

function readCatalogue(
  fileName: string,
  readSibling: (fileName: string) => string,
  faults: FaultList,
): Loose<Catalogue> | undefined {
  let source: string;
  try {
    source = readSibling(fileName);
  } catch {
    faults.add('catalogue', `${fileName} cannot be read`);
    return undefined;
  }
  return catalogueShape(readYaml(source, 'catalogue', faults), 'catalogue', faults);
}

/** YAML to plain values. Text that is not YAML has no paths to go by, so its faults are named by line and end the reading. */
function readYaml(source: string, path: string, faults: FaultList): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter, prettyErrors: false });
  for (const error of document.errors) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    faults.add(path, `line ${line}, column ${col}: ${error.message}`);
  }
  if (document.errors.length > 0) throw new PlanFaults(faults.faults);
  try {
    return document.toJS() as unknown;
  } catch (error) {
    // An alias without its anchor, or aliases nested until they explode.
    faults.add(path, error instanceof Error ? error.message : 'cannot be read');
    throw new PlanFaults(faults.faults);
  }
}

function checkAgainstEachOther(
  file: Loose<PlanFile>,
  catalogue: Loose<Catalogue> | undefined,
  faults: FaultList,
): void {
  const places = checkPlaces(file, faults);
  const windows = checkWindows(file, places, faults);
  checkHops(file, places, faults);
  if (!catalogue) return;
  const goods = checkCatalogue(catalogue, 'catalogue', faults);
  const products = (catalogue.products ?? []).filter((product) => product !== undefined);
  checkSuppliers(file, { catalogue: products, goods, places, windows }, faults);
  checkTerms(file, goods, faults);
}
