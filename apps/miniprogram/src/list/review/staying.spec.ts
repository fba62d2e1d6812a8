import type { HouseholdOrderStatus } from '@cailan/shared-types';
import { suppliersComing } from './staying';

it('names who still brings something: not who was cancelled or taken back', () => {
  const statuses: HouseholdOrderStatus[] = ['draft', 'submitted', 'locked', 'withdrawn', 'cancelled'];
  const orders = statuses.map((status) => ({ roundId: status, status }));
  const rounds = [...statuses, 'none'].map((id) => ({ id, supermarketName: id }));
  expect(suppliersComing(orders, rounds)).toEqual(['submitted', 'locked']);
});
