import type { Problem, RosterView } from '@cailan/shared-types';
import type { TestPerson, TestService } from '@cailan/trials/world/service';

/** Sends a file as a desk or a phone does. */
export async function sendRoster(
  service: TestService,
  as: TestPerson | undefined,
  communityId: string,
  file: string | Buffer,
  fileName = '名册.csv',
): Promise<{
  status: number;
  body: Omit<RosterView, 'status'> & Omit<Problem, 'status'> & { status: string };
}> {
  const query = new URLSearchParams({ communityId, fileName }).toString();
  const answer = await service.app.inject({
    method: 'POST',
    url: `/api/rosters/preview?${query}`,
    headers: { authorization: `Bearer ${as?.token ?? ''}`, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(file),
  });
  return { status: answer.statusCode, body: answer.json() };
}

/** As `sendRoster`, for a file that can be read. */
export async function previewed(
  service: TestService,
  as: TestPerson | undefined,
  communityId: string,
  file: string | Buffer,
): Promise<RosterView> {
  const { status, body } = await sendRoster(service, as, communityId, file);
  if (status !== 200) throw new Error(`preview: ${status} ${JSON.stringify(body)}`);
  return body as RosterView;
}
