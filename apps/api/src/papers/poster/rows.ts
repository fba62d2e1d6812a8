/** Sheets for buildings' doors with the codes by which people join (domain §2). */
export interface PosterDoc {
  /** Instant of printing, ISO UTC. */
  printedAt: string;
  posters: readonly Poster[];
}

export interface Poster {
  communityName: string;
  placeName: string;
  /** Eight capital letters and digits. */
  code: string;
  /** WeChat's picture of a mini-program code that opens the page to join with it; left out where WeChat gives none. */
  picture?: Uint8Array;
}
