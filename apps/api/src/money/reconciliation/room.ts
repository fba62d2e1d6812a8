import type { Room } from '../../ground/room';
import { Reconciliation, ReconciliationRow } from './reconciliation.entity';
import { ReconciliationsController } from './reconciliations.controller';
import { ReconciliationsService } from './reconciliations.service';
import { ReconcilingService } from './reconciling.service';

export const reconciliationRoom: Room = {
  controllers: [ReconciliationsController],
  services: [ReconcilingService, ReconciliationsService],
  entities: [Reconciliation, ReconciliationRow],
};
