import type { PackGroup } from '@cailan/shared-types';
import type { Batches } from '../../printing/threads/messages';
import type { PaperHead } from '../paper-head';

/** Pack sheet (domain §8): per delivery group, every household in unit and stair order. */
export interface PackSheetDoc extends PaperHead {
  groups: Batches<PackGroup>;
}
