import { targetOf, type RosterView } from '@cailan/shared-types';
import { exchange } from '../api/http';
import { signed } from '../api/signed';
import type { ChosenFile } from './choose-file.types';

/** Sends a file of a community, which is shown before anything of it is written. @throws Unreachable, ProblemError. */
export async function sendFile({ name, bytes }: ChosenFile, communityId: string): Promise<RosterView> {
  const { path } = targetOf('POST /rosters/preview', { query: { communityId, fileName: name } });
  const request = { method: 'POST', path, body: bytes, contentType: 'application/octet-stream' } as const;
  return (await signed((headers) => exchange(request, headers))) as RosterView;
}
