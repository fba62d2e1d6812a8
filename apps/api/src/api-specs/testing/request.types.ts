/** How far a thing is seen: in its household, its building, its community, or everywhere in its district. */
type Reach = 'household' | 'building' | 'community' | 'district';

export interface IdRequest {
  reach: Reach;
  params: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
}

/** `own`: answers with what is the asker's, and names nobody else's thing. `anyone`: needs no token, or a code in its place. */
export type Kind = 'own' | 'anyone' | IdRequest;
