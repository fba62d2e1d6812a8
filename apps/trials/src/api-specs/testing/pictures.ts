import type { TestPerson, TestService } from '../../world/service';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

/** Stores a picture; gives its id. */
export async function upload(service: TestService, as: TestPerson | undefined): Promise<string> {
  await service.ok(as, 'POST /me/consents', { body: { version: '2026-11' } });
  const response = await service.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { authorization: `Bearer ${as?.token}`, 'content-type': 'image/png' },
    payload: PNG,
  });
  return (JSON.parse(response.body) as { id: string }).id;
}
