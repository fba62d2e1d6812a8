import { keepContract } from './keep';

/** `npm run build` of shared-types: its types as JSON schemas, for the OpenAPI document. */
keepContract();
