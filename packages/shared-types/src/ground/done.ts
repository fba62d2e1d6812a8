/** Nothing to say beyond that it is done. */
export interface Done {
  done: true;
}
