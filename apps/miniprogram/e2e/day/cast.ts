import { Person } from '../person';
import type { Device, Stage } from '../stage';
import { comesIn, people } from './people';

export type Role = keyof typeof people;

/** The people of the day, each with a phone of their own. */
export class Cast {
  private readonly devices = new Map<Role, Device>();

  constructor(private readonly stage: Stage) {}

  /** Opens a phone for this person, who agrees to the privacy guide and comes in. */
  async enters(role: Role): Promise<Person> {
    const device = await this.stage.phone();
    this.devices.set(role, device);
    const person = Person.at(device);
    await comesIn(person, people[role]);
    return person;
  }

  /** The person who came in before. @throws Error when they have not. */
  at(role: Role): Person {
    return Person.at(this.device(role));
  }

  device(role: Role): Device {
    const device = this.devices.get(role);
    if (!device) throw new Error(`${role} has not come in`);
    return device;
  }

  /** @throws Error with what went wrong unseen on anyone's phone. */
  failsOnFaults(): void {
    for (const role of this.devices.keys()) this.at(role).failsOnFaults();
  }
}
