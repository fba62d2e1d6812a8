/** Where the API lives, without a trailing slash; set at build time, empty in a browser (same origin). */
declare const API_BASE: string;

declare module '*.scss';
