export * from './development.dto';
export { nestedType } from './fields';
export * from './group-orders.dto';
export * from './handoffs.dto';
export * from './lists.dto';
export * from './picking.dto';
export * from './rounds.dto';
export * from './settlement.dto';
