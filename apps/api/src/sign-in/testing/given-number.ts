import { Sealer } from '../../db/sealer';
import type { TestService } from '../../testing/service';

/** Gives a post, and whoever stands for it, to a phone number, as a person who appoints somebody does. */
export async function giveNumber(service: TestService, personId: string, phone: string): Promise<string> {
  const sealer = service.app.get(Sealer);
  const { id: giverId } = await service.person('district_admin');
  await service.db.transaction((tx) =>
    tx.run('UPDATE people SET phoneSealed = ?, phoneHash = ?, phoneGivenById = ? WHERE id = ?', [
      sealer.seal(phone),
      sealer.hashPhone(phone),
      giverId,
      personId,
    ]),
  );
  return giverId;
}
