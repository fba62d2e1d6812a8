/** A newer build of the app: there is none that is known of, it lies ready to be taken, or it could not be fetched. */
export type Update = 'none' | 'ready' | 'failed';
