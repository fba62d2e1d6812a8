import type { Room } from './ground/room';
import { auditRoom } from './ground/audit/room';
import { jobsRoom } from './ground/jobs/room';
import { numbersRoom } from './ground/numbers/room';
import { securityRoom } from './ground/security/room';
import { storeRoom } from './ground/store/room';
import { peopleRoom } from './people/people/room';
import { postingsRoom } from './books/postings/room';
import { duesRoom } from './books/dues/room';
import { owedRoom } from './books/owed/room';
import { placesRoom } from './district/places/room';
import { chainRoom } from './district/chain/room';
import { windowsRoom } from './district/windows/room';
import { supermarketsRoom } from './district/supermarkets/room';
import { planRoom } from './district/plan/room';
import { catalogueRoom } from './district/catalogue/room';
import { accessRoom } from './people/access/room';
import { attemptsRoom } from './people/attempts/room';
import { householdOrdersRoom } from './ordering/household-orders/room';
import { messagesRoom } from './messages/room';
import { pushRoom } from './messages/push/room';
import { signInRoom } from './people/sign-in/room';
import { deskRoom } from './people/desk/room';
import { belongingRoom } from './people/belonging/room';
import { postsRoom } from './people/posts/room';
import { accountMovesRoom } from './people/account-moves/room';
import { responsibilitiesRoom } from './people/responsibilities/room';
import { appointmentsRoom } from './people/appointments/room';
import { groupOrdersRoom } from './ordering/group-orders/room';
import { roundsRoom } from './ordering/rounds/room';
import { listsRoom } from './ordering/lists/room';
import { confirmationRoom } from './ordering/confirmation/room';
import { shareOutRoom } from './ordering/share-out/room';
import { bagsRoom } from './goods/bags/room';
import { pickingRoom } from './goods/picking/room';
import { carriersRoom } from './road/carriers/room';
import { handoffsRoom } from './road/handoffs/room';
import { progressRoom } from './road/progress/room';
import { payeesRoom } from './money/payees/room';
import { cancellationRoom } from './money/cancellation/room';
import { paymentsRoom } from './money/payments/room';
import { reconciliationRoom } from './money/reconciliation/room';
import { settlementRoom } from './money/settlement/room';
import { refundsRoom } from './money/refunds/room';
import { reweighingRoom } from './money/reweighing/room';
import { wechatInboxRoom } from './money/wechat-inbox/room';
import { deadlinesRoom } from './deadlines/room';
import { papersRoom } from './papers/room';
import { filesRoom } from './files/room';
import { personalDataRoom } from './people/personal-data/room';
import { rostersRoom } from './district/rosters/room';
import { healthRoom } from './health/room';
import { amendmentsRoom } from './amendments/room';
import { plansRoom } from './plans/room';
import { developmentRoom } from './development/room';

/** The house, from its ground up (floors.json). */
export const rooms: readonly Room[] = [
  auditRoom,
  jobsRoom,
  numbersRoom,
  securityRoom,
  storeRoom,
  placesRoom,
  peopleRoom,
  postingsRoom,
  duesRoom,
  owedRoom,
  chainRoom,
  windowsRoom,
  supermarketsRoom,
  catalogueRoom,
  planRoom,
  accessRoom,
  attemptsRoom,
  householdOrdersRoom,
  messagesRoom,
  pushRoom,
  signInRoom,
  deskRoom,
  belongingRoom,
  postsRoom,
  appointmentsRoom,
  accountMovesRoom,
  responsibilitiesRoom,
  groupOrdersRoom,
  roundsRoom,
  listsRoom,
  confirmationRoom,
  shareOutRoom,
  bagsRoom,
  pickingRoom,
  carriersRoom,
  handoffsRoom,
  progressRoom,
  payeesRoom,
  cancellationRoom,
  paymentsRoom,
  reconciliationRoom,
  settlementRoom,
  refundsRoom,
  reweighingRoom,
  wechatInboxRoom,
  deadlinesRoom,
  papersRoom,
  filesRoom,
  rostersRoom,
  personalDataRoom,
  healthRoom,
  amendmentsRoom,
  plansRoom,
];

/** Only where nothing is real: its routes play for banks and phones. */
export const developmentRooms: readonly Room[] = [developmentRoom];
