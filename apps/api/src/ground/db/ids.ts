import { v7 } from 'uuid';

/** A new row id: UUIDv7, so that later rows sort after earlier ones and inserts go to the end of the index. */
export const newId = (): string => v7();
