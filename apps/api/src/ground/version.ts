/** The service's version, as its state and the OpenAPI document name it. */
export const version = '0.1.0';
