import { Schema1763700000000 } from './1763700000000-schema';
import { Money1763800000000 } from './1763800000000-money';
import { Payments1763810000000 } from './1763810000000-payments';
import { Refunds1763820000000 } from './1763820000000-refunds';
import { Identity1763830000000 } from './1763830000000-identity';
import { Books1763840000000 } from './1763840000000-books';
import { OneCutOff1763910100000 } from './1763910100000-one-cut-off';
import { Loads1763920000000 } from './1763920000000-loads';
import { NothingLeft1763921000000 } from './1763921000000-nothing-left';
import { RoundDeadlines1763922000000 } from './1763922000000-round-deadlines';
import { History1763940000000 } from './1763940000000-history';
import { FormerOccupants1763940001000 } from './1763940001000-former-occupants';
import { WideNotes1763955000000 } from './1763955000000-wide-notes';
import { Lookups1764406000301 } from './1764406000301-lookups';
import { JobKinds1764700000000 } from './1764700000000-job-kinds';
import { LostLines1764500300000 } from './1764500300000-lost-lines';

export const migrations = [
  Schema1763700000000,
  Money1763800000000,
  Payments1763810000000,
  Refunds1763820000000,
  Identity1763830000000,
  Books1763840000000,
  OneCutOff1763910100000,
  Loads1763920000000,
  NothingLeft1763921000000,
  RoundDeadlines1763922000000,
  History1763940000000,
  FormerOccupants1763940001000,
  WideNotes1763955000000,
  Lookups1764406000301,
  LostLines1764500300000,
  JobKinds1764700000000,
];
