/** The element that a component is drawn as, and the prefix of its classes: `c-components-stepper-index`. */
export const tagOf = (path: string): string => `c-${path.replace(/[^a-zA-Z0-9]+/g, '-').toLowerCase()}`;
