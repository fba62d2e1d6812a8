export * from './api';
export * from './linked-pages';
export * from './pages';
export * from './privacy-guide';
export * from './refusals';
export * from './rules';
export * from './status';
export type * from './views';
export * from './words';
