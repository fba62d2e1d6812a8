import type { TestPerson, TestService } from '../../testing/service';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Stores a picture; gives its id. */
export async function upload(service: TestService, as: TestPerson | undefined): Promise<string> {
  const response = await service.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { authorization: `Bearer ${as?.token}`, 'content-type': 'image/png' },
    payload: PNG,
  });
  return (JSON.parse(response.body) as { id: string }).id;
}
