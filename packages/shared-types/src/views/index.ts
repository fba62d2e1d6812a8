export type * from './group-orders';
export type * from './handoffs';
export type * from './lists';
export type * from './payments';
export type * from './people';
export type * from './picking';
export type * from './rounds';
export type * from './settlement';
