import { ROLES, STREAMS, type Route } from '@cailan/shared-types';
import { nestedType } from '@cailan/shared-types/dto';
import { getMetadataStorage } from 'class-validator';
import { declaredRoutes } from '../http/endpoint';
import { describeEngines } from '../testing/engines';
import { startService, type TestService } from '../testing/service';

/** Every route of the contract: a type has no values, so that a route missing here or left over fails to compile. */
const CONTRACT: Record<Route, true> = {
  'GET /health/live': true,
  'GET /health/ready': true,
  'GET /development/people': true,
  'POST /development/sign-in': true,
  'POST /development/clock': true,
  'POST /development/jobs/run': true,
  'GET /me': true,
  'GET /messages': true,
  'POST /files': true,
  'GET /communities': true,
  'GET /windows': true,
  'GET /supermarkets': true,
  'GET /supermarkets/:id/products': true,
  'PUT /supermarkets/:id/stock': true,
  'GET /rounds': true,
  'POST /rounds': true,
  'GET /rounds/:id': true,
  'PUT /rounds/:id/offers': true,
  'POST /rounds/:id/open': true,
  'POST /rounds/:id/close': true,
  'POST /rounds/:id/extend': true,
  'POST /rounds/:id/cancel': true,
  'GET /rounds/:id/totals': true,
  'GET /rounds/:id/share-out': true,
  'GET /rounds/:id/roll-up': true,
  'GET /windows/:id/list': true,
  'PUT /windows/:id/list': true,
  'POST /windows/:id/list/submit': true,
  'POST /windows/:id/list/withdraw': true,
  'GET /household-orders': true,
  'GET /household-orders/:id': true,
  'POST /household-orders/:id/receipt': true,
  'POST /household-order-lines/:id/answer': true,
  'GET /group-orders': true,
  'GET /group-orders/:id': true,
  'GET /group-orders/:id/roll-up': true,
  'GET /group-orders/:id/households': true,
  'POST /group-orders/confirm': true,
  'POST /group-orders/:id/reopen': true,
  'POST /group-orders/:id/cancel': true,
  'GET /payments': true,
  'POST /payments': true,
  'GET /payments/:id': true,
  'POST /payments/:id/answer': true,
  'POST /development/payments/:id/outcome': true,
  'POST /rounds/:id/waves': true,
  'GET /rounds/:id/waves/:wave/pick-list': true,
  'PUT /rounds/:id/waves/:wave/pick-results': true,
  'POST /rounds/:id/waves/:wave/finish': true,
  'GET /group-orders/:id/pack-sheet': true,
  'POST /household-orders/:id/pack': true,
  'PUT /group-orders/:id/crates': true,
  'GET /loads': true,
  'POST /loads': true,
  'GET /loads/:id': true,
  'POST /loads/:id/dispatch': true,
  'POST /loads/:id/transfers': true,
  'POST /loads/:id/arrivals': true,
  'POST /loads/:id/gate-handoffs': true,
  'GET /handoffs/:id': true,
  'POST /handoffs/:id/check-offs': true,
  'POST /handoffs/:id/count': true,
  'POST /handoffs/:id/exceptions': true,
  'POST /handoffs/:id/sign': true,
  'GET /windows/:id/floor': true,
  'POST /windows/:id/households/:householdId/door': true,
  'POST /bags/:code/resolution': true,
  'POST /rounds/:id/settle': true,
  'GET /rounds/:id/statement': true,
  'GET /group-orders/:id/dues': true,
  'POST /household-orders/:id/dues/tick': true,
};

interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
}

interface Operation {
  operationId: string;
  description: string;
  security: unknown[];
  parameters: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, unknown> };
}

describeEngines('the contract', (engine) => {
  if (engine.name === 'mysql') return it.skip('is the same on every engine', () => undefined);
  let service: TestService;
  let document: Document;

  beforeAll(async () => {
    service = await startService(engine);
    const response = await service.app.inject({ url: '/api/openapi.json' });
    document = JSON.parse(response.body) as Document;
  });
  afterAll(() => service.close());
});
