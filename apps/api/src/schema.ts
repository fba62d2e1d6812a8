import type { Schema } from './ground/db/data-source';
import { migrations } from './migrations';
import { rooms } from './rooms';

/** All tables, and how they came to be what they are. */
export const schema: Schema = {
  entities: rooms.flatMap(({ entities = [] }) => entities),
  migrations: [...migrations, ...rooms.flatMap((room) => room.migrations ?? [])],
};
