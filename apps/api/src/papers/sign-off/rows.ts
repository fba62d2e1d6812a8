import type { SignOffGroup } from '@cailan/shared-types';
import type { Batches } from '../../printing/threads/messages';
import type { PaperHead } from '../paper-head';

/** Sign-off sheet (发放签收表): who of a building gets how many bags, and signs for them. */
export interface SignOffDoc extends PaperHead {
  groups: Batches<PlacedSignOff>;
}

/** A building, and where its goods are handed out. */
export interface PlacedSignOff extends SignOffGroup {
  community: string;
  dropPoint: string;
}
