import type { NoteRow } from '@cailan/shared-types';
import type { Batches } from '../../printing/threads/messages';
import type { PaperHead } from '../paper-head';

/** Delivery note (送货单, domain §8): what each building gets, for the driver, the gate and those who receive. */
export interface DeliveryNoteDoc extends PaperHead {
  wave: number;
  /** In walking order. */
  rows: Batches<NoteRow>;
}
