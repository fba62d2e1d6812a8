declare global {
  interface Window {
    /** Given by the runner. */
    miniRecord(what: string, detail: unknown): Promise<void>;
  }
}

/** Tells the runner what the app asked of the phone that no page shows. */
export function record(what: string, detail: unknown): void {
  void window.miniRecord(what, detail);
}
