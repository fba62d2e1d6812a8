import { newId } from '../../db/ids';
import { newKey } from '../../testing/service';
import type { World } from './world';

/** What concerns settled money: invoices, dues, losses, books and reconciliation. */
export function bookRequests({ round, householdOrderId, bagCode }: World) {
  const ofRound = { reach: 'community', params: { id: round.id } } as const;
  const ofOrder = { reach: 'household', params: { id: householdOrderId } } as const;
  return {
    'POST /rounds/:id/settle': ofRound,
    'GET /rounds/:id/statement': ofRound,
    'PUT /rounds/:id/invoice': { ...ofRound, body: { invoiceNo: 'F-1' } },
    'POST /household-orders/:id/dues/tick': { ...ofOrder, body: { clientKey: newKey() } },
    'POST /household-orders/:id/dues/acknowledge': { ...ofOrder, body: { clientKey: newKey() } },
    'GET /windows/:id/losses': 'own',
    'POST /bags/:code/bearer': {
      reach: 'community',
      params: { code: bagCode },
      body: { bearer: 'community', note: '测试' },
    },
    'GET /books': 'own',
    'GET /reconciliations': 'own',
    'POST /reconciliations': 'own',
    'GET /rounds/:id/statement.xlsx': ofRound,
    'GET /household-orders/:id/dues/receipt.pdf': ofOrder,
    // WeChat is not set up in this world: no reconciliation is anybody's.
    'GET /reconciliations/:id/report.xlsx': { reach: 'district', params: { id: newId() } },
  } as const;
}
