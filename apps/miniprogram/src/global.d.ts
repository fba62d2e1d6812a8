/** Where the API lives, without a trailing slash; set at build time, empty in a browser (same origin). */
declare const API_BASE: string;

declare module '*.scss';

declare namespace JSX {
  interface IntrinsicElements {
    /** WeChat's own component, see native/quantity-stepper. */
    'quantity-stepper': {
      name: string;
      quantity: number;
      most: number;
      care: boolean;
      onChange: (event: { detail: { quantity: number } }) => void;
      onMost: () => void;
    };
  }
}
