const PLAN = 'the district’s plan (plans/plan.loader.ts)';
const BUILDING = 'the households of one delivery group, in the plan';
const BUILDINGS = 'the delivery groups of the plan: one group order a round each (unique in group_orders)';
const OFFERS = '2,000 offers a round (SetOffersDto)';
const LIST = '200 lines a list (SaveListDto), a bundle’s parts beside it';
const BAGS = '4 lanes of 20 bags (PackHouseholdDto)';
const OWN = 'one person’s own, for that person, ended by retention (personal-data/retention.service.ts)';
const CATALOGUE = 'the supplier’s catalogue, in the plan (plans/catalogue.check.ts)';

/**
 * The lists in GET replies that do not come in pages, each with what bounds it and where that is enforced. What grows with
 * people, time or rounds does not belong here: it comes in pages.
 */
export const BOUNDED: Record<string, string> = {
  'BooksView.accounts': 'the kinds of account (AccountKind)',
  'BooksView.losses': `who may bear a loss: supermarkets and communities of ${PLAN}`,
  'BooksView.supermarkets': PLAN,
  'DuesLineView.passed': 'money ticked for one order, never more than is owed (dues/rules.ts)',
  'DuesView.households': BUILDING,
  'FloorListView.groupOrderIds': 'the group orders of a captain’s building in one window',
  'FloorListView.households': 'the households of a captain’s building or unit, in the plan',
  'FloorListView.households.bags': BAGS,
  'GET /communities': PLAN,
  'GET /group-orders/:id/households': BUILDING,
  'GET /rounds/:id/waves': BUILDINGS,
  'GET /rounds/:id/waves/:wave/unprintable': 'the first 200 (documents/unprintable.service.ts)',
  'GET /supermarkets': PLAN,
  'GET /supermarkets/:id/products': CATALOGUE,
  'GET /windows': 'a week back and 8 days ahead of the plan’s windows (windows/windows.service.ts)',
  'GroupRollUpView.byHousehold': BUILDING,
  'GroupRollUpView.byHousehold.lines': LIST,
  'GroupRollUpView.byProduct': OFFERS,
  'HandoffView.bags': `300 group orders a load (CreateLoadDto), of each ${BUILDING}, of each ${BAGS}`,
  'HandoffView.exceptions':
    'what is wrong at one handoff: each bag and each finding once (handoff-writer.ts)',
  'HouseholdOrderView.bags': BAGS,
  'HouseholdOrderView.lines': LIST,
  'HouseholdView.helpers': 'holders and deputies of the two posts that look after a household',
  'HouseholdView.members': 'those who live in one home, let in one by one (belonging/rules.ts)',
  'ListView.lines': LIST,
  'ListView.orders': 'the rounds of one window',
  'LoadStopView.groups': '300 group orders a load (CreateLoadDto, ReplanLoadDto)',
  'LoadView.stops': 'the drop points of 300 group orders and the plan’s points on the way',
  'MeView.roles': 'the roles that one person holds now (role_grants, unique)',
  'OfferView.aliases': CATALOGUE,
  'OfferView.components': CATALOGUE,
  'PackHouseholdView.bags': BAGS,
  'PackHouseholdView.lines': LIST,
  'PackSheetView.households': BUILDING,
  'PackSheetView.shelfOrder': OFFERS,
  'PackSheetView.voidNumbers': BUILDING,
  'PaymentView.allocations': '200 group orders a payment (CreatePaymentDto)',
  'PersonExportView.consents': OWN,
  'PersonExportView.households': OWN,
  'PersonExportView.messages': OWN,
  'PersonExportView.orders': OWN,
  'PersonExportView.orders.lines': LIST,
  'PersonExportView.payments': OWN,
  'PersonExportView.roles': OWN,
  'PickLineView.split': BUILDINGS,
  'PickListView.groups': BUILDINGS,
  'PickListView.lines': OFFERS,
  'ProductView.aliases': CATALOGUE,
  'ProductView.components': CATALOGUE,
  'RefundView.groups': '200 group orders a payment (CreatePaymentDto)',
  'RoundDetailView.offers': OFFERS,
  'RoundRollUpView.groups': BUILDINGS,
  'RoundRollUpView.groups.quantities': OFFERS,
  'RoundRollUpView.products': OFFERS,
  'RoundTotalsView.products': OFFERS,
  'RoundView.communityIds': '200 communities a round (CreateRoundDto)',
  'ShareOutView.offers': OFFERS,
  'ShareOutView.own': 'the households and scarce offers of one person',
  'StatementView.groups': BUILDINGS,
  'UnprintableView.characters': 'the characters of one text (ground/fields.ts)',
  'UnservedView.bags': `${BAGS}, of each round of the window`,
  'WaveView.groups': BUILDINGS,
  'WindowProgressView.bags': 'the bag statuses (bags/status.ts)',
  'WindowProgressView.exceptions': 'the kinds of exception (handoffs.dto.ts)',
  'WindowProgressView.points': PLAN,
  'WindowView.placeKinds': 'the kinds of places (places/words.ts)',
  'WindowView.points': PLAN,
};
