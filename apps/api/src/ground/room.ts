import type { Provider, Type } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';

/** What a room brings to the service: it alone writes its tables (docs/architecture.md). */
export interface Room {
  controllers?: Type[];
  services?: Provider[];
  /** Services that are loaded and made when somebody first asks for what they do. */
  onDemand?: readonly (() => Promise<Type>)[];
  entities?: Type[];
  /** Changes to its own tables; those that go across rooms lie in `migrations/`. */
  migrations?: Type<MigrationInterface>[];
}
