/** A text on a wave's papers with characters that no face has: they are printed as codes, to be written by hand. */
export interface UnprintableView {
  what: 'shop' | 'group' | 'door' | 'name' | 'note' | 'product';
  /** Whose it is: a supermarket's, building's or product's name, or a household's door as on its labels. */
  where: string;
  /** `𪚥 U+2A6A5` each. */
  characters: string[];
}
