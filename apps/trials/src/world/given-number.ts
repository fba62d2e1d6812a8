import { phoneOf, type Phone } from '@cailan/shared-types';
import { at, Sealer } from '@cailan/api/ground/db/sealer';
import type { TestService } from './service';

/** A number that is one. */
export function numberOf(text: string): Phone {
  const phone = phoneOf(text);
  if (!phone) throw new Error(`${text} is no phone number`);
  return phone;
}

/** Gives a post, and whoever stands for it, to a phone number, as a person who appoints somebody does. */
export async function giveNumber(service: TestService, personId: string, phone: string): Promise<string> {
  const sealer = service.app.get(Sealer);
  const { id: giverId } = await service.person('district_admin');
  await service.db.transaction((tx) =>
    tx.run('UPDATE people SET phoneSealed = ?, phoneHash = ?, phoneGivenById = ? WHERE id = ?', [
      sealer.sealPhone(phone, at.phone(personId)),
      sealer.hashPhone(numberOf(phone)),
      giverId,
      personId,
    ]),
  );
  return giverId;
}
