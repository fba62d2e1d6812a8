import type { Room } from '../room';
import { AuditEntry } from './audit-entry.entity';

export const auditRoom: Room = {
  entities: [AuditEntry],
};
